"""tempfile, shutil, glob, fnmatch, fileinput, filecmp, linecache, zipfile."""
import tempfile, shutil, glob, fnmatch, os, filecmp, linecache, fileinput, zipfile, io
with tempfile.TemporaryDirectory(prefix="pre_", suffix="_suf") as d:
    print(os.path.basename(d).startswith("pre_"), d.endswith("_suf"), os.path.isdir(d)); os.chdir(d)
    with tempfile.NamedTemporaryFile("w+", suffix=".txt", dir=d, delete=False) as f: f.write("temp"); f.seek(0); print(f.read(), f.name.endswith(".txt"), os.path.exists(f.name)); os.remove(f.name) if 0 else None
    os.remove(f.name)
    with tempfile.TemporaryFile() as f: f.write(b"x"); f.seek(0); print(f.read())
    with tempfile.SpooledTemporaryFile(max_size=5, mode="w+") as f: f.write("abc"); f.seek(0); print(f.read(), f._rolled); f.write("defgh"); print(f._rolled)
    fd, p = tempfile.mkstemp(dir=d); os.close(fd); print(os.stat(p).st_size, oct(os.stat(p).st_mode)[-3:], tempfile.gettempprefix(), len(next(tempfile._get_candidate_names()))); os.remove(p)
    os.makedirs("src/inner"); open("src/a.txt", "w").write("A"); open("src/inner/b.py", "w").write("B\n"); open("src/.h", "w").write("H")
    print(os.path.basename(shutil.copy("src/a.txt", "a2.txt")), shutil.copyfile("src/a.txt", "a3"), shutil.copy2("a3", "src/inner"), shutil.copytree("src", "dst"), sorted(os.listdir("dst/inner")), shutil.move("a3", "moved"), os.path.exists("a3"), shutil.copytree("src", "dst2", ignore=shutil.ignore_patterns("*.py", "a*")), sorted(os.listdir("dst2")), sorted(os.listdir("dst2/inner")), shutil.which("sh") is not None, shutil.which("nope_zz"), shutil.disk_usage("/").total > 0)
    for g in (lambda: shutil.copyfile("moved", "moved"), lambda: shutil.copytree("src", "dst"), lambda: shutil.rmtree("nope"), lambda: shutil.copy("nope", "x"), lambda: shutil.move("nope", "x"), lambda: shutil.make_archive("x", "nope"), lambda: shutil.copyfile("src", "zz"), lambda: shutil.unpack_archive("moved")):
        try: g(); print("ok")
        except Exception as e: print(type(e).__name__, str(e).replace(d, "D"))
    print(sorted(glob.glob("*")), sorted(glob.glob("src/*")), sorted(glob.glob("**/*.py", recursive=True)), sorted(glob.glob("src/.*")), sorted(glob.glob("[am]*")), glob.glob("nope"), sorted(glob.glob("*", root_dir="src")), list(glob.iglob("src/a?txt")), glob.escape("a[1]*?"), sorted(glob.glob("*", root_dir="src", include_hidden=True)), glob.has_magic("a*"), glob.translate("*.py"))
    print(filecmp.cmp("src/a.txt", "dst/a.txt"), filecmp.cmp("src/a.txt", "src/inner/b.py", shallow=False), (c := filecmp.dircmp("src", "dst2")).left_only, c.common_dirs, linecache.getline("src/inner/b.py", 1), linecache.getline("src/inner/b.py", 9), [(fileinput.filelineno(), l) for l in fileinput.input(["src/a.txt", "src/inner/b.py"])])
    with zipfile.ZipFile("z.zip", "w", zipfile.ZIP_DEFLATED) as z: z.writestr("one.txt", "1" * 100); z.write("src/a.txt", "in/a.txt"); z.mkdir("empty")
    with zipfile.ZipFile("z.zip") as z: print(z.namelist(), z.read("one.txt")[:5], z.getinfo("in/a.txt").file_size, z.testzip(), z.open("in/a.txt").read(), zipfile.is_zipfile("z.zip"), [i.compress_type for i in z.infolist()], z.extract("one.txt", "ex") != "", sorted(os.listdir("ex")))
    try: zipfile.ZipFile("moved")
    except zipfile.BadZipFile as e: print(e)
    import sys; open("mod_in_zip.py", "w").write("VALUE = 'imported from a zip'\n")
    with zipfile.ZipFile("lib.zip", "w") as z: z.write("mod_in_zip.py"); z.writestr("pkgz/__init__.py", "X = 5"); z.writestr("pkgz/data.txt", "data")
    os.remove("mod_in_zip.py"); sys.path.insert(0, os.path.abspath("lib.zip")); import mod_in_zip, pkgz; print(mod_in_zip.VALUE, pkgz.X, mod_in_zip.__file__.endswith("lib.zip/mod_in_zip.py"), type(mod_in_zip.__loader__).__name__, pkgz.__loader__.get_data(pkgz.__path__[0] + "/data.txt"))
    shutil.rmtree("dst"); shutil.rmtree("nope", ignore_errors=True); print(os.path.exists("dst"), shutil.make_archive("arch", "zip", "src").endswith("arch.zip"), shutil.unpack_archive("arch.zip", "un"), sorted(os.listdir("un")), [f[0] for f in shutil.get_archive_formats()][-1:]); os.chdir("/")
print([fnmatch.fnmatch(n, p) for n, p in (("a.py", "*.py"), ("A.PY", "*.py"), ("abc", "a?c"), ("a", "[!b]"), ("[x]", "[[]x]"), (".h", "*"), ("a\nb", "a*b"))], fnmatch.filter(["a.c", "b.h", "c.c"], "*.c"), fnmatch.translate("a*[!x]?.py"), fnmatch.fnmatchcase("A", "a"), fnmatch.filterfalse(["a"], "b") if hasattr(fnmatch, "filterfalse") else "")

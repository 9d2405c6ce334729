"""pathlib.Path on a temporary tree: create, read, write, list, glob, rename, stat."""
import tempfile, os, stat
from pathlib import Path
with tempfile.TemporaryDirectory() as tmp:
    root = Path(tmp)
    f = root / "sub" / "deep" / "a.txt"
    f.parent.mkdir(parents=True); print(f.write_text("héllo\nx\n"), f.read_text(), f.read_bytes(), f.exists(), f.is_file(), f.parent.is_dir(), f.stat().st_size, stat.filemode(f.stat().st_mode)[0], f.suffix)
    (root / "b.py").touch(); (root / "c.py").write_bytes(b"1"); (root / "sub" / "d.py").touch(); (root / ".hidden").touch()
    rel = lambda ps: sorted(str(p.relative_to(root)) for p in ps)
    print(rel(root.iterdir()), rel(root.glob("*.py")), rel(root.rglob("*.py")), rel(root.glob("**/*")), rel(root.glob("**")), rel(root.glob("sub/*/")), rel(root.glob("[bc].py")), rel(root.glob("?.*")), rel(root.rglob("a*")), rel(root.glob("nope*")))
    print([(str(Path(d).relative_to(root)), sorted(ds), sorted(fs)) for d, ds, fs in sorted(root.walk())])
    l = root / "link"; l.symlink_to("b.py"); print(l.is_symlink(), l.readlink(), l.resolve().name, l.exists(), (root / "broken").symlink_to("zz"), (root / "broken").exists(), (root / "broken").is_symlink(), l.lstat().st_mode != l.stat().st_mode, l.samefile(root / "b.py"))
    print((root / "b.py").rename(root / "e.py").name, (root / "b.py").exists(), (root / "c.py").replace(root / "e.py").read_bytes(), l.exists()); l.unlink(); (root / "broken").unlink()
    with f.open("a") as fh: fh.write("more")
    with f.open() as fh: print(fh.readlines())
    os.chmod(f, 0o640); print(oct(f.stat().st_mode)[-3:], (root / "hard").hardlink_to(f), (root / "hard").read_text().split(), f.stat().st_nlink); f.chmod(0o600)
    for g in (lambda: (root / "nope").read_text(), lambda: (root / "sub").mkdir(), lambda: (root / "x/y").mkdir(), lambda: (root / "sub").rmdir(), lambda: (root / "nope").unlink(), lambda: (root / "sub").read_text(), lambda: list((root / "nope").iterdir()), lambda: (root / "sub").unlink(), lambda: (root / "nope").rename(root / "z"), lambda: (root / "nope").stat(), lambda: (root / "e.py").touch(exist_ok=False), lambda: (root / "nope").resolve(strict=True), lambda: root.glob(""), lambda: list(root.glob("/abs")), lambda: f.write_text(5), lambda: f.write_bytes("s"), lambda: (root / "e.py" / "x").read_text(), lambda: f.readlink(), lambda: (root / "e.py").symlink_to("q")):
        try: print(g())
        except Exception as e: print(type(e).__name__, str(e).replace(tmp, "TMP").replace(str(root), "TMP"))
    (root / "nope").unlink(missing_ok=True); (root / "sub").mkdir(exist_ok=True)
    os.chdir(tmp); print(Path.cwd().name == root.resolve().name, Path("sub").resolve().relative_to(root.resolve()), Path("sub/../e.py").resolve().name, Path("x").absolute().is_absolute(), Path(".").exists(), rel(root / p for p in Path().iterdir()))
    import shutil; shutil.rmtree("sub"); print(Path("sub").exists()); os.chdir("/")
print(root.exists(), Path("/").is_dir(), Path("/dev/null").is_char_device(), Path("/nonexistent").is_file(), Path("/").is_mount() in (True, False), Path.home().is_absolute())

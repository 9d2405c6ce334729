"""Writing and reading files in many encodings, newline modes, BOMs, partial reads, seeking in text, appends, large lines."""
import tempfile, os, io, codecs
d = tempfile.mkdtemp(); p = os.path.join(d, "t"); text = "aé€😀\nßx\r\ny\rz\n"
for enc in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "ascii", "utf-7"):
    for nl in (None, "", "\n", "\r\n"):
        try:
            with open(p, "w", encoding=enc, newline=nl, errors="replace") as f: n = f.write(text)
            raw = open(p, "rb").read()
            back = [open(p, encoding=enc, newline=r).read() for r in (None, "", "\n", "\r\n", "\r")]
            print(enc, repr(nl), n, len(raw), raw[:6].hex(), [len(b) for b in back], [len(open(p, encoding=enc, newline=r).readlines()) for r in (None, "", "\n", "\r\n", "\r")], back[1] == back[2])
        except UnicodeError as e: print(enc, repr(nl), e)
with open(p, "w", encoding="utf-8") as f: f.write("日本\nabc\nдва\n")
with open(p, encoding="utf-8") as f:
    a = f.readline(); pos = f.tell(); b = f.readline(); f.seek(pos); c = f.readline(); f.seek(0); print(repr(a), pos, b == c, f.read(1), f.read(2), f.seek(0, io.SEEK_END), f.tell(), f.read())
    try: f.seek(1, io.SEEK_CUR)
    except OSError as e: print(e)
with open(p, "r+", encoding="utf-8") as f: f.seek(0, 2); f.write("end\n"); f.seek(0); f.write("X"); f.flush(); f.seek(0); print(ascii(open(p, encoding="utf-8", errors="replace").read()))
with open(p, "a+", encoding="utf-8") as f: f.write("app"); f.seek(0); print(len(f.readlines()[-1]) if 0 else open(p, "rb").read()[-4:])
with open(p, "w") as f: f.writelines(f"line {i}\n" for i in range(20000)); f.write("x" * 100000)
with open(p) as f: n = sum(1 for _ in f); f.seek(0); first = next(f); size = sum(map(len, f)); print(n, repr(first), size, os.path.getsize(p))
with open(p, "rb") as f: chunks = [len(c) for c in iter(lambda: f.read(65536), b"")]; print(len(chunks), sum(chunks), f.seek(-5, 2), f.read(), f.tell())
with open(p, "rb", buffering=16) as f: print(f.readline(), f.peek(3)[:3], f.read(4), f.readinto(bytearray(10)), f.tell())
with open(p, "w", buffering=1) as f: f.write("line buffered\n"); print(open(p).read()); f.write("partial"); print(repr(open(p).read()[-8:]))
print(repr(open(p).read()[-7:])); open(p, "wb").write(codecs.BOM_UTF8 + b"bom"); print(repr(open(p, encoding="utf-8").read()), repr(open(p, encoding="utf-8-sig").read()))
open(p, "wb").write(b"good\nbad\xff\xfe\ngood2\n")
for err in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
    try: print(err, [ascii(l) for l in open(p, encoding="utf-8", errors=err)])
    except UnicodeDecodeError as e: print(err, e)
raw = open(p, encoding="utf-8", errors="surrogateescape").read(); open(p, "w", encoding="utf-8", errors="surrogateescape").write(raw); print(open(p, "rb").read())
inc = codecs.getincrementaldecoder("utf-16")(); print([inc.decode(bytes([x])) for x in "aé😀".encode("utf-16")]); sr = codecs.open(p, "w", "utf-16"); sr.write("é"); sr.close(); print(codecs.open(p, "r", "utf-16").read(), open(p, "rb").read()[:2].hex())
import shutil; shutil.rmtree(d)

"""open(): modes, text and binary, seeking, errors."""
import os, tempfile
tmp = tempfile.mkdtemp(); p = os.path.join(tmp, "f.txt")
with open(p, "w") as f: print(f.write("line1\nline2\r\nété\n"), f.mode, f.closed, f.readable(), f.writable(), f.seekable(), f.encoding.lower(), f.newlines, f.line_buffering, os.path.basename(f.name))
print(f.closed, open(p).read(), open(p, newline="").read().__repr__(), open(p, "rb").read())
with open(p) as f: print(repr(f.readline()), repr(f.read(3)), f.tell(), f.readlines(), repr(f.read()), f.seek(0), list(f), f.newlines)
with open(p, "a", encoding="utf-8") as f: f.write("more\n"); f.writelines(["a\n", "b\n"]); print(f.tell() > 0)
with open(p, "r+") as f: f.write("LINE"); f.seek(0, 2); f.write("end"); f.seek(0); print(f.read().splitlines())
with open(p, "w+b") as f: f.write(b"0123456789"); f.seek(3); print(f.read(2), f.tell(), f.seek(-2, 2), f.read(), f.seek(0), f.readinto(b := bytearray(4)), b, f.truncate(5), f.seek(0), f.read(), f.peek(1) if hasattr(f, "peek") else "")
try: open(p, "x")
except FileExistsError as e: print(type(e).__name__, e.errno, e.strerror)
os.remove(p)
with open(p, "x", newline="\r\n") as f: f.write("a\nb\n")
print(open(p, "rb").read())
for bad in ("open(p, 'z')", "open(p, 'rw')", "open(p, 'w+r')", "open(p, 'rb', encoding='utf-8')", "open(p, 'rb', newline='')", "open(p, newline='x')", "open(p, encoding='nosuch')", "open('/nonexistent/x', 'w')", "open(tmp)", "open(p, 'bt')", "open(p, '')", "open(1.5)", "open(None)", "open(p, buffering=0)", "open(-1)", "open(p, 'U')", "open(p, errors='zz')", "open('a\\0b')", "open(p, 5)", "open(p, 'rb', errors='strict')", "open(p, closefd=False)", "open()", "open(p, 'br+x')"):
    try: f = eval(bad); print(bad, "ok", type(f).__name__); f.close()
    except Exception as e: print(bad, "->", type(e).__name__, str(e).replace(tmp, "TMP"))
f = open(p)
try: f.write("x")
except OSError as e: print(type(e).__name__, e)
f.close()
for act in ("f.read()", "f.write('x')", "next(f)", "f.seek(0)", "f.tell()", "f.fileno()", "f.__enter__()", "f.flush()", "f.isatty()", "list(f)", "f.readline()"):
    try: eval(act); print(act, "ok")
    except ValueError as e: print(act, e)
f.close(); print("double close fine")
with open(p, "w") as f:
    try: f.read()
    except OSError as e: print(type(e).__name__, e)
    try: f.write(b"x")
    except TypeError as e: print(e)
with open(p, "wb") as f:
    try: f.write("x")
    except TypeError as e: print(e)
    print(f.write(bytearray(b"ba")), f.write(memoryview(b"mv")), type(f).__name__, type(f.raw).__name__)
with open(p, "rb", buffering=0) as f: print(type(f).__name__, f.readall(), f.read())
with open(p, "w", encoding="ascii", errors="replace") as f: f.write("é!"); 
print(open(p).read())
open(p, "wb").write(b"ok\xffbad")
try: open(p, encoding="utf-8").read()
except UnicodeDecodeError as e: print(e)
print(ascii(open(p, errors="surrogateescape").read()), open(p, errors="ignore").read(), open(p, encoding="latin-1").read())
with open(p, "w") as f: [f.write(f"{i}\n") for i in range(5)]
with open(p) as f:
    for line in f:
        if line == "1\n": break
    try: f.tell()
    except OSError as e: print(e)
    print(f.read().split(), next(f, "eof"))
fd = os.open(p, os.O_RDONLY)
with open(fd, closefd=True) as f: print(f.name == fd, f.readline())
class Path:
    def __fspath__(self): return p
print(open(Path()).readline(), open(p.encode()).readline(), open(file=p, mode="r").readline())
import shutil; shutil.rmtree(tmp)

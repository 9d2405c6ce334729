"""io: StringIO, BytesIO, TextIOWrapper, Buffered classes."""
import io
s = io.StringIO("héllo\nworld\r\n"); print(s.read(2), s.tell(), s.readline(), repr(s.readline()), s.seek(0), list(s), s.seek(0, 2), s.write("!"), s.getvalue().__repr__(), s.truncate(3), s.getvalue(), s.closed, s.newlines, s.readable(), s.line_buffering, s.seek(1), s.read(), s.seek(10), s.write("z"), repr(s.getvalue()))
print(repr(io.StringIO("a\r\nb\rc\n", newline=None).read()), repr(io.StringIO("a\r\nb", newline="").read()), repr(io.StringIO(newline="\r\n").write("x\n")), list(io.StringIO("a\r\nb\rc", newline="\r")), io.StringIO(initial_value="iv").read(), io.StringIO(None).getvalue() == "", io.StringIO("abc").readlines(2))
b = io.BytesIO(b"0123456789"); print(b.read(3), b.read1(2), b.tell(), b.seek(-2, 2), b.read(), b.getvalue(), b.seek(2), b.write(b"XY"), b.getvalue(), b.seek(20), b.write(b"!"), b.getvalue(), b.truncate(4), b.getvalue(), b.seek(0), b.readinto(x := bytearray(3)), x, b.getbuffer()[:2].tobytes(), b.readline(), b.seek(0), b.readlines(), b.seekable(), b.detach if 0 else "", list(io.BytesIO(b"a\nb\n")), io.BytesIO(b"q").read(-1), io.BytesIO(initial_bytes=b"z").getvalue())
for f in (lambda: io.StringIO(5), lambda: io.BytesIO("str"), lambda: s.write(b"x"), lambda: b.write("x"), lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: b.seek(-1), lambda: s.read("a"), lambda: io.StringIO("", newline="x"), lambda: b.seek(0, 9), lambda: io.open("/nonexistent"), lambda: s.fileno(), lambda: b.truncate(-1), lambda: io.TextIOWrapper(5), lambda: io.BufferedReader(5), lambda: s.detach(), lambda: io.TextIOWrapper(io.BytesIO(), encoding="nope"), lambda: io.TextIOWrapper(io.BytesIO(), newline="zz"), lambda: io.BufferedReader(io.BytesIO(), 0), lambda: s.truncate(-1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
s.close(); b.close()
for f in (lambda: s.read(), lambda: s.getvalue(), lambda: b.getvalue(), lambda: b.read(), lambda: s.__enter__(), lambda: list(b), lambda: s.tell(), lambda: b.writable() if 0 else b.tell()):
    try: print(f())
    except ValueError as e: print(e)
raw = io.BytesIO(); t = io.TextIOWrapper(raw, encoding="utf-8", newline="\n", write_through=True); t.write("é\n"); t.writelines(["a\n", "b"]); t.flush(); print(raw.getvalue(), t.encoding, t.errors, t.buffer is raw, t.line_buffering, t.write_through); t.seek(0); print(t.readline(), t.tell() > 0, t.read(), t.seek(0), t.read(1), repr(t)[:40]); t.reconfigure(line_buffering=True); print(t.line_buffering, t.detach() is raw)
try: t.read()
except ValueError as e: print(e)
t = io.TextIOWrapper(io.BytesIO("日本\r\n語".encode("utf-16")), encoding="utf-16"); print(t.read(), t.newlines)
t = io.TextIOWrapper(io.BytesIO(b"ok\xff\n"), encoding="utf-8", errors="replace"); print(t.read())
t = io.TextIOWrapper(io.BytesIO(b"a\nb\nc"), encoding="ascii"); print(next(t), t.readline()); p = None
try: t.tell(); print("tell ok")
except OSError as e: print(e)
br = io.BufferedReader(io.BytesIO(b"abcdefgh"), 4); print(br.peek(2)[:2], br.read(3), br.read1(10), br.read(), br.raw.__class__.__name__, br.seek(0), br.readline(), br.tell())
sink = io.BytesIO(); bw = io.BufferedWriter(sink, 4); print(bw.write(b"ab"), sink.getvalue(), bw.write(b"cdef"), bw.flush(), sink.getvalue())
rw = io.BufferedRandom(io.BytesIO(b"12345")); print(rw.read(2), rw.write(b"XX"), rw.seek(0), rw.read())
pair = io.BufferedRWPair(io.BytesIO(b"in"), out := io.BytesIO()); print(pair.read(), pair.write(b"out"), pair.flush(), out.getvalue())
class Raw(io.RawIOBase):
    def __init__(self, data): self.data, self.pos = data, 0
    def readable(self): return True
    def readinto(self, b): n = min(len(b), len(self.data) - self.pos, 3); b[:n] = self.data[self.pos:self.pos + n]; self.pos += n; return n
print(Raw(b"custom raw").read(), Raw(b"abcdef").read(2), io.BufferedReader(Raw(b"line1\nline2")).readlines(), io.TextIOWrapper(io.BufferedReader(Raw("té\nx".encode()))).read().split())
class W(io.RawIOBase):
    def writable(self): return True
    def write(self, b): got.append(bytes(b)); return len(b)
got = []; w = io.TextIOWrapper(io.BufferedWriter(W())); print("printed", 1, file=w, flush=True); print(got)
print(issubclass(io.StringIO, io.TextIOBase), issubclass(io.BytesIO, io.BufferedIOBase), isinstance(open("/dev/null"), io.IOBase), io.DEFAULT_BUFFER_SIZE, io.SEEK_END, io.UnsupportedOperation.__mro__[1:3], io.text_encoding(None), io.IncrementalNewlineDecoder(None, True).decode("a\r\nb\r"))
for m in ("read", "write", "seek", "fileno", "truncate", "readline"):
    try: getattr(io.RawIOBase(), m)(*([b""] if m == "write" else [0] if m == "seek" else []))
    except Exception as e: print(m, type(e).__name__, e)

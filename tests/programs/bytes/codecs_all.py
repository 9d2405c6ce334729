"""Encoding and decoding with many codecs and error handlers; the codecs module."""
import codecs
text = "Añ€😀"
for enc in ("utf-8", "utf_8", "UTF8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "latin-1", "iso8859-15", "cp1252", "cp437", "ascii", "mac-roman", "koi8-r", "cp1251", "utf-7", "unicode_escape", "raw_unicode_escape"):
    out = []
    for err in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
        try: out.append(text.encode(enc, err))
        except UnicodeError as e: out.append(str(e)[:60])
    print(enc, out if len(set(map(str, out))) > 1 else out[0])
bads = (b"a\x80b", b"\xc3(", b"\xe2\x82", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xff\xfe", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"ok")
for b in bads:
    out = []
    for err in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
        try: out.append(ascii(b.decode("utf-8", err)))
        except UnicodeDecodeError as e: out.append(f"{e.start}-{e.end} {e.reason}")
    print(b, out)
for enc, b in (("utf-16", b"\xff\xfea\x00"), ("utf-16", b"\xfe\xff\x00a"), ("utf-16", b"a\x00"), ("utf-16-le", b"a"), ("utf-16-le", b"\x00\xd8"), ("utf-16-le", b"\x3d\xd8\x00\xde"), ("utf-32-le", b"a\0\0\0"), ("utf-32-le", b"\0\0\x11\0"), ("utf-8-sig", b"\xef\xbb\xbfx"), ("utf-8", b"\xef\xbb\xbfx"), ("ascii", b"\x80"), ("cp1252", b"\x80\x81"), ("latin-1", bytes(range(160, 170))), ("utf-7", b"+AOk-"), ("unicode_escape", rb"\u00e9\n\x41"), ("idna", b"xn--bcher-kva"), ("punycode", b"bcher-kva"), ("cp437", b"\x80\xe9"), ("koi8-r", b"\xc1\xc2")):
    try: print(enc, ascii(b.decode(enc)))
    except UnicodeError as e: print(enc, "->", e)
print(codecs.lookup("utf8").name, codecs.lookup("LATIN_1").name, codecs.lookup("ascii").name, codecs.encode("abc", "rot13"), codecs.encode(b"ab", "hex"), codecs.decode(b"6162", "hex"), codecs.encode(b"a", "base64"), codecs.BOM_UTF8, codecs.decode(b"\xe9", "latin-1"), codecs.getencoder("utf-8")("é"), codecs.getdecoder("utf-8")(b"\xc3\xa9"))
inc = codecs.getincrementaldecoder("utf-8")()
print([inc.decode(bytes([b])) for b in "a€😀".encode()], inc.getstate())
inc.decode(b"\xe2")
try: inc.decode(b"", True)
except UnicodeDecodeError as e: print(e)
ie = codecs.getincrementalencoder("utf-16")()
print(ie.encode("a"), ie.encode("b"))
codecs.register_error("shout", lambda e: ("!" * (e.end - e.start), e.end))
print("aéb€".encode("ascii", "shout"), b"a\xffb".decode("ascii", "shout"))
for bad in (lambda: codecs.lookup("nope"), lambda: "a".encode("rot13"), lambda: b"a".decode("hex"), lambda: "a".encode("ascii", "nosucherr"), lambda: "é".encode("ascii", "nosucherr"), lambda: codecs.lookup_error("zz"), lambda: codecs.register_error("x", 5), lambda: codecs.decode("zz", "hex")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
import io
r = codecs.getreader("utf-8")(io.BytesIO("é\n日\n".encode()))
print(list(r), codecs.iterdecode([b"\xc3", b"\xa9"], "utf-8").__next__(), list(codecs.iterencode(["é", "a"], "latin-1")), codecs.escape_decode(rb"\x41\n")[0])

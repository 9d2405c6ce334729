"""bytes: construction, methods, formatting, errors."""
b = b"hello world"
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)), bytes(bytearray(b"q")), bytes(memoryview(b"m")), bytes("a", "ascii", "strict"), bytes((i for i in (65, 66))))
print(b[0], b[-1], b[1:4], b[::-1], b[::2], len(b), list(b[:3]), 104 in b, b"wor" in b, b"" in b, b + b"!", b * 2, b < b"i", b == "hello world", b == bytearray(b), hash(b) == hash(bytes(b)))
print(b.find(b"o"), b.find(111), b.rfind(b"o"), b.index(b"w"), b.rindex(b"l"), b.count(b"l"), b.count(108), b.startswith(b"he"), b.startswith((b"x", b"h")), b.endswith(b"ld"))
print(b.upper(), b.title(), b.capitalize(), b.swapcase(), b"ABC".lower(), b.center(15, b"*"), b.ljust(13), b.rjust(13, b"."), b"7".zfill(3), b"-7".zfill(4), b"\t".expandtabs(2))
print(b.split(), b.split(b"o"), b.split(b"o", 1), b.rsplit(b"o", 1), b"a,b".partition(b","), b"a,b,c".rpartition(b","), b"a\nb\r\nc\x0b".splitlines(), b" x ".strip(), b"xxax".strip(b"x"), b"abc".lstrip(b"ba"), b"abc".rstrip(b"cb"), b"-".join([b"a", bytearray(b"b")]))
print(b.replace(b"o", b"0"), b.replace(b"l", b"", 2), b.translate(None, b"lo"), b.translate(bytes(range(256))), bytes.maketrans(b"abc", b"xyz")[97:100], b"prefix-x".removeprefix(b"prefix-"), b"x.py".removesuffix(b".py"))
print([m for m in ("isalpha", "isdigit", "isalnum", "isspace", "isupper", "islower", "istitle", "isascii") if getattr(b"Abc", m)()], b"".isalpha(), b"12".isdigit(), b"\xff".isascii(), b" \t\v".isspace())
print(b.hex(), b.hex(":"), b.hex("-", 2), b.hex("_", -3), bytes.fromhex("68 65 6C6c\n6f"), b"\x00\xff".hex(), bytes.fromhex(""), b.decode(), b"\xe9".decode("latin-1"), b"\xff\xfea\0".decode("utf-16"), b"a\xffb".decode("ascii", "ignore"), b"a\xffb".decode("ascii", "replace"), b"a\xff".decode("ascii", "backslashreplace"), ascii(b"a\xff".decode("utf-8", "surrogateescape")))
print(b"%d %s %r %x %c %b %a %5.2f %%" % (1, b"s", "r", 255, 65, b"b", "é", 3.14), b"%(k)s" % {b"k": b"v"}, b"%-5d|" % 3, b"%c" % b"z", b"%.2s" % b"abc")
print(repr(b"\x00\t\n\r\\'\"\x7f\x80a"), repr(b"it's"), repr(b'"'), repr(b"'\""), str(b"x"), b"a" b"b", b"\N{x}" if 0 else b"")
print(len(bytes.__doc__) > 9, sorted({b"b", b"a", b""}), min(b"abc"), max(b"abc"), sum(b"ab"), sorted(b"cab"), [chr(c) for c in b"hi"], bytes(reversed(b"abc")), b"abc".__iter__().__next__(), iter(b"a").__length_hint__())
for bad in ("bytes([256])", "bytes([-1])", "bytes(-1)", "bytes('a')", "bytes(1.0)", "bytes([1.0])", "bytes(1, 'a')", "bytes(['a'])", "bytes.fromhex('1')", "bytes.fromhex('zz')", "bytes.fromhex('12 3')", "bytes.fromhex(5)", "b'a' + 'b'", "b'a' + 1", "b'a'.join(['x'])", "b'a'.join(5)", "b'a'.split('x')", "b'a'.find('x')", "b'a'.find(300)", "b'a'.replace('x', b'y')", "b'a'.startswith('a')", "b'a'[5]", "b'a'['x']", "'a' in b'a'", "300 in b'a'", "b'a' < 'a'", "b'a'.center(5, b'xx')", "b'a'.center(5, 'x')", "b'\\xff'.decode()", "b'\\xc3'.decode('utf-8')", "b'\\xe2\\x82'.decode()", "b'a'.decode('nope')", "b'a'.index(b'z')", "b'%s' % 'x'", "b'%d' % 'x'", "b'%c' % 300", "b'%z' % 1", "bytes.maketrans(b'a', b'bc')", "b'a'.translate(b'short')", "b'a'.hex(1)", "b'a'.hex('ab')", "b'a'.hex(b'\\xff')", "b'a' * 'x'", "b'a' * b'x'", "bytes(10**20)", "b'a'.expandtabs('x')", "b'\\xed\\xa0\\x80'.decode()", "b'\\xf8'.decode()", "b'\\xc0\\x80'.decode()", "b'a'.split(b'')", "b'ab'.partition(b'')"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
class B:
    def __bytes__(self): return b"from __bytes__"
class I:
    def __index__(self): return 3
print(bytes(B()), bytes(I()), bytes([I()]), b"abc"[I():] , b"x" * I())

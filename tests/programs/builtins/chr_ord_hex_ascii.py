"""chr, ord, hex, oct, bin, ascii, repr, format, hash, bool."""
print(chr(65), chr(0x1F600), ord("a"), ord("😀"), ord(b"z"), ord(bytearray(b"q")), ascii(chr(0)), ascii(chr(0x10FFFF)), ascii(chr(0xD800)), [ord(c) for c in "é日"], chr(True))
print(hex(0), hex(-255), oct(-8), bin(10), bin(-1), hex(2**65), hex(True), bin(2**70)[:6], oct(0))
class I:
    def __index__(self): return 255
class R:
    def __repr__(self): return "Ré😀\n"
print(hex(I()), oct(I()), bin(I()), chr(I()), ascii(R()), repr(R()), ascii("é'\"\\"), ascii([R()]), ascii({"é": "日"}), repr(...), repr(None), repr(print), repr(int), repr(NotImplemented), repr(type), repr(range(3)), repr(slice(1)), repr(len).split(" at ")[0], repr("a\tb"), repr(b"\t"))
print(format(5), format("x", ">3"), format(5, "05"), format([], ""), format(None, ""), format(1.5, ".3f"), format(True), format(R(), ""))
for bad in ("chr(-1)", "chr(1114112)", "chr('a')", "chr(1.0)", "chr(10**30)", "ord('')", "ord('ab')", "ord(5)", "ord(b'')", "ord(b'ab')", "hex(1.5)", "hex('a')", "bin(None)", "oct([])", "ascii()", "repr()", "format()", "format(5, 5)", "format([], 'x')", "format(None, '5')", "format(1, 2, 3)", "format('a', 'd')", "format(object(), 's')", "hash()", "hash([1])", "bool(1, 2)", "format(5, 'q')", "format(int, '5')", "hex()"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
print([bool(x) for x in (0, 1, "", "0", [], [0], {}, {0: 0}, None, 0.0, -0.0, 1e-300, 0j, (), (0,), set(), range(0), range(1), b"", b"0", ..., NotImplemented.__class__, int, float("nan"), frozenset(), "False", object())])
class Falsy:
    def __bool__(self): return False
class Empty:
    def __len__(self): return 0
print(bool(Falsy()), bool(Empty()), not Falsy(), Falsy() or "or", len(Empty() and "and"), [] or 0 or None, "a" and [] and 1, 1 and 2, None or "x", not [], not not [0])
class ReprRec:
    def __init__(self): self.items = [self]
    def __repr__(self): return f"<{len(self.items)}>"
print([ReprRec()], {1: ReprRec()}, (ReprRec(),), {"k": [ReprRec()]})
class BadRepr:
    def __repr__(self): return 5
class Raises:
    def __repr__(self): raise ValueError("in repr")
for x in (BadRepr(), Raises()):
    for f in (repr, str, ascii, lambda v: f"{v}", lambda v: [v].__repr__(), lambda v: "%r" % v):
        try: f(x)
        except Exception as e: print(type(e).__name__, e, end="; ")
print()

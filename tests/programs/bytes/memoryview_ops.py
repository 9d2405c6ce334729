"""memoryview: slicing, casting, multi-dimensional shapes, comparison, errors."""
import array
m = memoryview(b"abcdef")
print(m[0], m[-1], bytes(m[1:3]), m[::2].tobytes(), m.tolist(), len(m), m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.obj, m.hex(), m.hex(":", 2))
ba = bytearray(b"12345678")
w = memoryview(ba)
w[0] = 65; w[1:3] = b"BC"; w[::4] = b"xy" if 0 else bytes([1, 2])
print(ba, w == ba, w[2:4] == b"C4", w != b"", w == 5, hash(m) == hash(b"abcdef"), w[::-1].tobytes(), 65 in w, list(w)[:2])
for fmt in "BbcHhIiLlQqfd?":
    try:
        c = memoryview(bytes(range(8))).cast(fmt)
        print(fmt, c.itemsize, c.shape, c[0], c.tolist()[:2] if fmt != "?" else c[1], end="; ")
    except Exception as e: print(fmt, e)
print()
g = memoryview(bytes(range(12))).cast("B", [3, 4])
print(g.shape, g.strides, g.ndim, g[1, 2], g.tolist(), len(g), g.nbytes, g.tobytes() == bytes(range(12)), g.cast("B").shape)
a = array.array("i", [1, -2, 3])
ma = memoryview(a)
ma[1] = 99
print(a, ma.format, ma.itemsize, ma[2], ma.tolist(), ma == a, memoryview(array.array("d", [1.5])).tolist(), ma == memoryview(array.array("h", [1, 99, 3])))
r = w.toreadonly()
print(r.readonly, repr(m).split(" at ")[0])
with memoryview(b"ctx") as cm: print(cm[0])
for bad in ("cm[0]", "m[0] = 1", "m[10]", "m['a']", "m[1.5]", "w[0] = 'a'", "w[0] = 300", "w[0:2] = b'abc'", "w[0] = b'a'", "del w[0]", "memoryview('a')", "memoryview(5)", "r[0] = 1", "g[0]", "g[0, 9]", "g[5, 0]", "g[0:1, 0]", "m.cast('i')", "m.cast('zz')", "m.cast('B', [4])", "m[::2].cast('H')", "hash(w)", "m < m", "m + m", "len(cm)", "m[0, 0]", "repr(cm).split(' at ')[0]", "memoryview(b'ab').cast('H').cast('I')", "cm.tobytes()", "ma[0] = 2**40", "ma[0] = 1.5", "w[0:1] = 5", "m.index(99)", "m.count(97)", "m.index(b'z')"):
    try:
        r2 = eval(bad) if "=" not in bad and "del" not in bad else exec(bad)
        print(bad, "=", r2)
    except Exception as e: print(bad, "->", type(e).__name__, e)
cm.release()
print(m.tobytes("A"), bytes(memoryview(bytearray(b"q"))), b"".join([m, w]), memoryview(m) == m, m[1:1].tobytes(), m[5:1:-2].tolist(), memoryview(b"").tolist(), [x for x in m[:2]])

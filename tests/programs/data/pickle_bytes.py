"""The exact bytes of pickles, and what broken ones are told."""
import collections, io, pickle, pickletools

class Point:
    def __init__(self, x): self.x = x
class Ex:
    def __getnewargs_ex__(self): return (1,), {"k": 2}
    def __new__(cls, a=0, k=0): return super().__new__(cls)
class Outer:
    class Inner: pass
    def method(self): pass

shared = ["shared"]
cycle = []; cycle.append((cycle,))
objects = [
    None, True, 0, 255, 256, 65536, -1, 2**31 - 1, 2**31, -2**31 - 1, 2**2100, 1.5, "", "text", "a\\b\nc\0\x1a\r", "é\u1234\U0001f600",
    b"", b"bytes", bytearray(), bytearray(b"xy"), (), (1,), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {1: 2, 3: 4},
    set(), {1}, frozenset([1]), [shared, shared], cycle, int, len, Point, Outer.Inner, Outer.method, Point(1), Ex(), type(None), ...,
    NotImplemented, collections.OrderedDict(a=1), collections.deque([1, 2], 3), range(3), slice(1, 2), 1j, "s" * 300, b"b" * 300,
]
for protocol in range(6):
    for obj in objects:
        data = pickle.dumps(obj, protocol)
        print(protocol, data if len(data) < 200 else (len(data), data[:40], data[-12:]))
for n in (999, 1000, 1001, 2000):
    for obj in (list(range(n)), dict.fromkeys(range(n)), set(range(n))):
        data = pickle.dumps(obj, 4)
        print(n, type(obj).__name__, len(data), data.count(b"("), pickle.loads(data) == obj)
big = [b"x" * 70000, "y" * 70000, list(range(30000))]
data = pickle.dumps(big, 4)
print(len(data), [(op.name, arg) for op, arg, pos in pickletools.genops(data) if op.name in ("FRAME", "PROTO")])

broken = [
    b"", b"\x80\x04", b"\x80\x06N.", b"x", b"'", b"\xff", b".", b"0.", b"(.", b"N(.", b"t.", b"\x85.", b"a.", b"]a.", b"(NNd.", b"(Nd.", b"}(Nu.",
    b"I\n.", b"Iabc\n.", b"L\n.", b"Fx\n.", b"Sabc\n.", b"S'abc\n.", b"X\x05\x00\x00\x00ab", b"h\x00.", b"gx\n.", b"g5\n.", b"p0\n.", b"Np-1\n.",
    b"Pid\n.", b"NQ.", b"cbuiltins\nnope\n.", b"\x8c\x08builtins\x8c\x04nope\x93.", b"NN\x93.", b"cbuiltins\nint\nNR.", b"N)\x81.", b"cbuiltins\nint\nN\x81.",
    b"cbuiltins\nint\n)N\x92.", b"\x82\x00.", b"\x82\x7b.", b"NNb.", b"cbuiltins\nobject\n)\x81K\x01b.", b"\x97.", b"\x95\x10\x00\x00\x00\x00\x00\x00\x00N.",
    b"\x8b\xff\xff\xff\xff.", b"\x8d" + b"\xff" * 8 + b".", b"\x8c\x01\xff.", b"(c__main__\nPoint\no.", b"(i__main__\nPoint\n.", b"c\nx\n.", b"\x80\x04\x8c\x08builtins\x8c\x09str.upper\x93.",
]
for data in broken:
    try: print(data, pickle.loads(data).__class__.__name__)
    except Exception as e: print(data, type(e).__name__, e)

class Bad:
    def __init__(self, value): self.value = value
    def __reduce__(self): return self.value
for value in (5, (int,), (int, 5), (5, ()), (int, (), None, 5), (int, (), None, None, 5), (int, (), None, None, None, 5), (int,) * 7, "nope", "Bad"):
    try: print(pickle.dumps(Bad(value), 2)[:20])
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
def local():
    class Local: pass
    return Local
for obj in (local(), lambda: 0, type("Gone", (), {})):
    try: pickle.dumps(obj)
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
for call in (lambda: pickle.dumps(1, 6), lambda: pickle.dumps(1, buffer_callback=print), lambda: pickle.dump(1, 5), lambda: pickle.load(5), lambda: pickle.loads("x"),
             lambda: pickle.Pickler(), lambda: pickle.Pickler.__new__(pickle.Pickler).dump(1), lambda: pickle.Unpickler.__new__(pickle.Unpickler).load(),
             lambda: pickle.dumps(pickle.PickleBuffer(b"x"), 4), lambda: pickle.loads(b"N.", encoding=5)):
    try: print(call())
    except Exception as e: print(type(e).__name__, e)

buffers = []
data = pickle.dumps([pickle.PickleBuffer(b"read only"), pickle.PickleBuffer(bytearray(b"writable"))], 5, buffer_callback=buffers.append)
print(data, [bytes(b.raw()) for b in buffers], [bytes(x) for x in pickle.loads(data, buffers=buffers)])
f = io.BytesIO(); p = pickle.Pickler(f, 2); a = [1]; p.dump(a); p.dump(a); p.clear_memo(); p.dump(a); p.fast = True; p.dump([a, a])
print(f.getvalue(), p.bin, p.fast, len(p.memo.copy()))
f.seek(0); u = pickle.Unpickler(f); print([u.load() for _ in range(4)], u.memo.copy(), u.find_class("builtins", "len"))

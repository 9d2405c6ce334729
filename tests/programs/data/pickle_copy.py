"""pickle protocols and copy hooks."""
import pickle, copy, io, collections, datetime, decimal, fractions, enum, dataclasses, functools, operator
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return type(o) is type(self) and self.__dict__ == o.__dict__
class St(P):
    def __getstate__(self): return {"x": self.x * 10}
    def __setstate__(self, s): self.x = s["x"] + 1
class Re:
    def __init__(self, a, b): self.a, self.b = a, b
    def __reduce__(self): return (Re, (self.a, self.b), {"extra": 1}, iter([]), iter([]))
class Na(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def __getnewargs__(self): return tuple(self)
class L(list): pass
class D(dict): pass
class Sl: __slots__ = ("p", "q")
class Color(enum.Enum): RED = 1
@dataclasses.dataclass
class Dc: a: int; b: list
NT = collections.namedtuple("NT", "u v")
shared = [1]; rec = [1]; rec.append(rec); l = L([1]); l.attr = 5; d = D(a=1); d.attr = 6; sl = Sl(); sl.p = 1
objs = [None, True, 5, -2**70, 1.5, float("inf"), 1j, "é😀", b"b\xff", bytearray(b"ba"), (1, (2,)), [1, [2]], {"a": {1: 2}}, {1, 2}, frozenset([3]), range(3), slice(1, 2), ..., NotImplemented, int, len, P, P(1), Na(1, 2), Dc(1, [2]), NT(1, 2), Color.RED, collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1], 3), collections.defaultdict(list, {1: [2]}), datetime.date(2024, 1, 1), decimal.Decimal("1.5"), fractions.Fraction(1, 3), functools.partial(int, base=2), operator.itemgetter(1), ValueError("x", 1), [].append.__class__, str.upper, P.__eq__, Color, type(None), reversed if 0 else "z" * 300, list(range(300)), {i: str(i) for i in range(50)}]
for proto in range(pickle.HIGHEST_PROTOCOL + 1):
    bad = []
    for o in objs:
        try:
            r = pickle.loads(pickle.dumps(o, proto))
            if not (r == o or isinstance(o, (BaseException, functools.partial, operator.itemgetter))) or type(r) is not type(o): bad.append(o)
        except Exception as e: bad.append((repr(o)[:30], str(e)))
    print(proto, bad)
for proto in (0, 2, 5):
    r = pickle.loads(pickle.dumps(rec, proto)); s = pickle.loads(pickle.dumps([shared, shared], proto)); a = pickle.loads(pickle.dumps(l, proto)); b = pickle.loads(pickle.dumps(d, proto)); st = pickle.loads(pickle.dumps(St(2), proto)); re_ = pickle.loads(pickle.dumps(Re(1, 2), proto))
    print(r[1] is r, s[0] is s[1], a, a.attr, b, b.attr, st.x, re_.a, re_.extra, pickle.loads(pickle.dumps(sl, 2)).p)
for o in (lambda: 0, (x for x in []), type("Loc", (), {})(), open, io.StringIO, iter([]), __import__("sys"), print):
    try: pickle.dumps(o); print("ok", type(o).__name__)
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
for b in (b"", b"junk", b"\x80\x05.", b"cnosuchmod\nx\n.", b"cos\nnope\n.", pickle.dumps([1])[:-3], 5):
    try: print(pickle.loads(b))
    except Exception as e: print(type(e).__name__, e)
f = io.BytesIO(); p = pickle.Pickler(f); p.dump(1); p.dump([2]); f.seek(0); u = pickle.Unpickler(f); print(u.load(), u.load(), pickle.format_version, pickle.DEFAULT_PROTOCOL, pickle.dumps(1, 0), pickle.dumps("a", 0), pickle.dumps([1, "x"], 2), pickle.dumps((1.5, None), 4))
class PP(pickle.Pickler):
    def persistent_id(self, o): return ("pid", o.x) if isinstance(o, P) else None
class PU(pickle.Unpickler):
    def persistent_load(self, pid): return ("loaded", pid)
    def find_class(self, m, n): raise pickle.UnpicklingError(f"forbidden {m}.{n}")
f = io.BytesIO(); PP(f).dump([P(7), 1]); print(PU(io.BytesIO(f.getvalue())).load())
try: PU(io.BytesIO(pickle.dumps(Color.RED))).load()
except pickle.UnpicklingError as e: print(e)
class Cp:
    def __init__(self): self.v = [1]
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return ("deep", type(memo).__name__)
print(copy.copy(Cp()), copy.deepcopy([Cp()]), copy.copy(l).attr, copy.deepcopy(rec)[1][1][0], copy.copy(St(2)).x, copy.deepcopy(Na([1], 2)), copy.copy(5) == 5, copy.copy(sl).p, copy.deepcopy({"k": shared, "j": shared})["k"] is shared, copy.copy(shared) is shared, copy.deepcopy((1, 2)) , copy.replace(NT(1, 2), v=9), copy.deepcopy(lambda: 1)() , copy.copy(range(3)), copy.copy(Re(1, 2)).extra)
for f in (lambda: copy.copy(x for x in []), lambda: copy.replace(5), lambda: copy.deepcopy(__import__("sys")), lambda: copy.copy()):
    try: f(); print("ok")
    except Exception as e: print(type(e).__name__, str(e))

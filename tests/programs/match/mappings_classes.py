"""match: mapping, class and value patterns; __match_args__; errors."""
import enum, dataclasses, collections
def m(d):
    match d:
        case {"type": "a", "v": [x, *_]}: return ("a", x)
        case {"type": t, **rest} if rest: return (t, rest)
        case {1: _, -2: y}: return ("ints", y)
        case {}: return "any mapping"
        case _: return "not mapping"
for d in ({"type": "a", "v": [5, 6]}, {"type": "b", "q": 1}, {"type": "c"}, {1: 0, -2: "y"}, {}, [], collections.defaultdict(int, type="dd", z=0), collections.OrderedDict()): print(m(d))
dd = collections.defaultdict(list)
match dd:
    case {"missing": x}: print("matched missing")
    case _: print("no default made", dict(dd))
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y=0): self.x, self.y = x, y
@dataclasses.dataclass
class Q:
    a: int
    b: object = None
def c(o):
    match o:
        case P(0, 0): return "origin"
        case P(x=0, y=y): return f"on y {y}"
        case P(x, 0): return f"on x {x}"
        case P(): return "somewhere"
        case Q(1): return "Q one"
        case Q(b=Q(b=Q(a=deep))): return f"deep {deep}"
        case Q(a=a, b=[Q(), *_]): return f"list in {a}"
        case int(0) | str(""): return "falsy"
        case bool(b): return f"bool {b}"
        case int(i): return f"int {i}"
        case str(s): return f"str {s}"
        case list([x, *_]): return f"list first {x}"
        case dict({"k": v}): return f"dict k {v}"
        case tuple((a, b)): return f"pair {a} {b}"
        case object(__class__=k): return f"object {k.__name__}"
for o in (P(0, 0), P(0, 5), P(3, 0), P(1, 1), Q(1), Q(2, Q(3, Q(4))), Q(5, [Q(6)]), 0, "", True, 7, "s", [9], {"k": 1}, (1, 2), 2.5): print(c(o))
class Color(enum.Enum):
    RED = 1
    BLUE = 2
class NS: limit = 10
def val(x):
    match x:
        case Color.RED: return "red"
        case Color.BLUE: return "blue"
        case NS.limit: return "limit"
        case collections.abc.Sized: return "the abc itself"
import collections.abc
print(val(Color.RED), val(Color.BLUE), val(10), val(collections.abc.Sized), val(11))
class NoArgs: pass
class BadArgs: __match_args__ = 5
class BadArgs2: __match_args__ = (1,)
class BadList: __match_args__ = ["x"]
class Dup: __match_args__ = ("x", "x"); x = 1
for src in ("case NoArgs(1): pass", "case P(1, 2, 3): pass", "case BadArgs(1): pass", "case BadArgs2(1): pass", "case BadList(1): pass", "case int(1, 2): pass", "case P(1, x=1): pass", "case Dup(1, 1): pass", "case nosuch.x: pass", "case 5 .x: pass", "case NS.nope: pass", "case NS(): pass", "case f(): pass"):
    try:
        cls = src.split("(")[0].split()[-1]
        obj = eval(cls)() if cls in ("NoArgs", "BadArgs", "BadArgs2", "BadList", "Dup") else P(1) if cls == "P" else 5
        exec(f"match obj:\n  {src}")
        print(src, "ok")
    except (TypeError, SyntaxError, NameError, AttributeError) as e: print(src, "->", type(e).__name__, e)
class Lazy:
    __match_args__ = ("v",)
    def __getattr__(self, n):
        print("getattr", n)
        if n == "v": return 3
        raise AttributeError(n)
match Lazy():
    case Lazy(w=1): print("w")
    case Lazy(3): print("v is 3")
class Inst(type):
    def __instancecheck__(cls, o): print("check", o); return o == 1
class Any1(metaclass=Inst): pass
match 2:
    case Any1(): print("?")
    case int(): print("int")

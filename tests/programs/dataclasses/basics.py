"""dataclasses: generated methods, defaults, fields, repr, eq, order, frozen."""
from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, make_dataclass, KW_ONLY, InitVar, FrozenInstanceError, MISSING
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    secret: str = field(default="s", repr=False, compare=False)
    def dist(self): return self.x + self.y
p = P(1); q = P(1, 0, [], "other")
print(p, p == q, p != P(2), p.dist(), P(x=5, y=6), repr(P), p.tags is q.tags, P.__match_args__, P.__annotations__, P.y, hasattr(P, "x"), P.__hash__)
p.tags.append(1); print(P(0).tags, [f.name for f in fields(p)], fields(P)[0].type, fields(P)[1].default, fields(P)[0].default is MISSING, asdict(p), astuple(p), replace(p, y=9), is_dataclass(p), is_dataclass(P), is_dataclass(5), P.__doc__)
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)
a, b = V(1, 2), V(1, 10, "x")
print(a < b, sorted([b, a]), max(a, b), hash(a) == hash(V(1, 2, "zz")), {a: 1}[V(1, 2)], a <= a, a >= b)
for bad in ("a.major = 5", "del a.minor", "a.new = 1", "V()", "V(1, 2, 3, 4)", "a < 5", "hash(p)", "P()", "P(1, z=2)", "replace(p, nope=1)", "asdict(5)", "fields(5)", "replace(5)", "V('a') < V(1)"):
    try: exec(bad)
    except Exception as e: print(bad, "->", type(e).__name__, e)
@dataclass
class Base:
    a: int = 1
    b: int = 2
@dataclass
class Derived(Base):
    c: int = 3
    a: int = 10
print(Derived(), Derived(5, 6, 7), Base() == Derived(), [f.name for f in fields(Derived)])
@dataclass
class Post:
    w: int
    h: int
    scale: InitVar[int] = 2
    area: int = field(init=False)
    def __post_init__(self, scale): self.area = self.w * self.h * scale
print(Post(2, 3), Post(2, 3, 10).area, Post.scale)
@dataclass
class KW:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
print(KW(1, c=3), KW.__match_args__)
try: KW(1, 2, 3)
except TypeError as e: print(e)
@dataclass(kw_only=True)
class AllKw: a: int; b: int = field(default=2, kw_only=False)
print(AllKw(a=1), AllKw(5, a=1))
@dataclass(slots=True)
class S: a: int; b: str = "d"
s = S(1); print(s, S.__slots__, hasattr(s, "__dict__"))
try: s.zz = 1
except AttributeError as e: print(e)
for src in ("x: list = []", "x: dict = {}", "a: int = 1\n    b: int", "x: set = set()", "def __eq__(self, o): return 1\n    x: int = 0", "x: int = field(default=1, default_factory=int)"):
    try: exec(f"@dataclass\nclass T:\n    {src}"); print("ok")
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
for kw in ("order=True, eq=False", "frozen=True, unsafe_hash=True", "slots=True, weakref_slot=False", "weakref_slot=True", "repr=False", "init=False", "eq=False", "unsafe_hash=True", "match_args=False"):
    try:
        exec(f"@dataclass({kw})\nclass T:\n    x: int = 1"); print(kw, "ok", T.__hash__ is None if "hash" in kw or "eq" in kw else "", "__repr__" in T.__dict__, "__init__" in T.__dict__, "__eq__" in T.__dict__)
    except (TypeError, ValueError) as e: print(kw, type(e).__name__, e)
@dataclass(frozen=True)
class Fr: x: int = 1
try:
    @dataclass
    class NonFr(Fr): y: int = 2
except TypeError as e: print(e)
M = make_dataclass("M", ["a", ("b", int), ("c", str, field(default="z"))], bases=(Base,), namespace={"hi": lambda self: "hi"}); print(M(1, 2, "a")) if 0 else print([f.name for f in fields(M)] if 0 else "made")

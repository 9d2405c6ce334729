"""Nested dataclasses, asdict factories, inheritance of post_init, custom descriptors, generics, pickling."""
from dataclasses import dataclass, field, fields, asdict, astuple, replace, make_dataclass
import copy, pickle, typing
@dataclass
class Leaf: v: int
@dataclass
class Tree:
    name: str
    kids: list["Tree"] = field(default_factory=list)
    leaf: Leaf | None = None
    meta: dict[str, Leaf] = field(default_factory=dict)
t = Tree("r", [Tree("a", leaf=Leaf(1)), Tree("b")], meta={"k": Leaf(2)})
print(t); print(asdict(t)); print(astuple(t)); print(asdict(t, dict_factory=lambda kv: sorted(kv, key=lambda x: x[0])[0])); print(asdict(t)["kids"][0] is not t.kids[0], copy.deepcopy(t) == t, copy.deepcopy(t).kids[0] is t.kids[0], pickle.loads(pickle.dumps(t)) == t, copy.replace(t, name="new").name)
t.kids.append(t)
print(repr(t)); t.kids.pop()
@dataclass
class A:
    log: typing.ClassVar[list] = []
    x: int = 1
    def __post_init__(self): self.log.append(("A", self.x))
@dataclass
class B(A):
    y: int = field(default=2, metadata={"unit": "m"})
    def __post_init__(self): super().__post_init__(); self.log.append(("B", self.y))
B(5); print(A.log, [f.name for f in fields(B)], fields(B)[1].metadata["unit"], fields(B)[1].kw_only)
class Pos:
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, c=None): return 7 if o is None else getattr(o, self.n)
    def __set__(self, o, v):
        if v < 0: raise ValueError("negative")
        setattr(o, self.n, v)
@dataclass
class D: d: int = Pos()
print(D(), D(3), D(3) == D(3))
try: D(-1)
except ValueError as e: print(e)
T = typing.TypeVar("T")
@dataclass
class Box(typing.Generic[T]): item: T
@dataclass
class Box2[U]: item: U; more: list[U] = field(default_factory=list)
print(Box(1), Box[int](2), Box2("x"), Box2[int].__args__, Box2(1) == Box2(1))
@dataclass(eq=False)
class NoEq: a: int
print(NoEq(1) == NoEq(1), isinstance(hash(NoEq(1)), int))
@dataclass
class Rep:
    a: int
    def __repr__(self): return "custom"
    def __eq__(self, o): return "eq"
print(Rep(1), Rep(1) == 2)
@dataclass(repr=False)
class NR: a: int = 1
print(repr(NR()).startswith("<__main__.NR"))
P3 = make_dataclass("P3", [("x", int), ("y", int, 5)], frozen=True, order=True); print(P3(1), P3(1) < P3(2), P3.__module__)
N = make_dataclass("N", ["a", ("c", str, field(default="z"))], namespace={"hi": lambda self: f"hi {self.a}"}); print(N(1), N(1).hi())
for bad in (lambda: make_dataclass("X", ["1bad"]), lambda: make_dataclass("X", ["class"]), lambda: make_dataclass("X", ["a", "a"]), lambda: make_dataclass("X", [("a",)] ), lambda: dataclass(5)):
    try: bad(); print("ok")
    except Exception as e: print(type(e).__name__, e)
@dataclass(slots=True, frozen=True)
class SF: a: int; b: list = field(default_factory=list, hash=False)
s = SF(1); print(s, hash(s) == hash(SF(1, [2])), pickle.loads(pickle.dumps(s)) == s, copy.copy(s) == s)
@dataclass
class Inh(SF.__bases__[0]): z: int = 3
print(Inh(), Inh.__match_args__)
@dataclass
class Meth:
    vals: list[int] = field(default_factory=lambda: [1, 2])
    @property
    def total(self): return sum(self.vals)
    @classmethod
    def of(cls, *a): return cls(list(a))
    def __len__(self): return len(self.vals)
    def __iter__(self): return iter(self.vals)
print(Meth().total, Meth.of(5, 6), len(Meth()), list(Meth()), *Meth.of(9))
match Meth([4]):
    case Meth([x]): print("matched", x)

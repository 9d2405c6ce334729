"""Protocol, runtime_checkable, TypedDict, NamedTuple, Generic protocols."""
from typing import *
@runtime_checkable
class Closable(Protocol):
    name: str
    def close(self) -> None: ...
class Good:
    name = "g"
    def close(self): pass
class NoName:
    def close(self): pass
print(isinstance(Good(), Closable), isinstance(NoName(), Closable), get_protocol_members(Closable) == {"name", "close"}, is_protocol(Closable), is_protocol(Good))
class NotRuntime(Protocol):
    def x(self): ...
class Impl(NotRuntime): pass
for bad in (lambda: isinstance(Good(), NotRuntime), lambda: issubclass(Good, Closable), lambda: Closable(), lambda: type("P", (Protocol, Good), {}), lambda: runtime_checkable(Good)):
    try: print(bad())
    except TypeError as e: print(e)
print(isinstance(5, SupportsInt), isinstance("a", SupportsAbs), isinstance([], Iterable), issubclass(list, Sized), isinstance(1.5, SupportsRound), isinstance(b"", SupportsBytes), Impl().x())
T = TypeVar("T", covariant=True)
class Src(Protocol[T]):
    def get(self) -> T: ...
class Src2[U](Protocol):
    def get(self) -> U: ...
print(Src[int], Src2[int], Src.__parameters__, Src2.__type_params__)
class Movie(TypedDict):
    "doc"
    title: str
    year: NotRequired[int]
class Full(Movie, total=False): rating: Required[float]; tags: ReadOnly[list[str]]
m = Movie(title="x", year=1); print(m, type(m), Movie.__annotations__, Movie.__required_keys__ == {"title"}, Movie.__optional_keys__, sorted(Full.__required_keys__), sorted(Full.__optional_keys__), Full.__total__, is_typeddict(Movie), Full(title="t", rating=1.0), TypedDict("F", {"a-b": int})({"a-b": 1}), Movie.__doc__, Full.__readonly_keys__, Movie.__orig_bases__ == (TypedDict,))
for bad in (lambda: isinstance({}, Movie), lambda: type("X", (Movie, int), {}), lambda: TypedDict("F", a=int)):
    try: print(bad())
    except TypeError as e: print(e)
class Emp(NamedTuple):
    "An employee."
    name: str
    id: int = 3
    def hello(self): return f"hi {self.name}"
e = Emp("bob"); print(e, e.hello(), Emp._fields, Emp._field_defaults, Emp.__annotations__, e._replace(id=9), e._asdict(), Emp.__doc__, e == ("bob", 3), NamedTuple("P", [("x", int), ("y", int)])(1, 2), Emp.__orig_bases__ == (NamedTuple,), Emp.__mro__[1])
class GNT(NamedTuple, Generic[AnyStr]): v: AnyStr
print(GNT("a"), GNT[str]("b"))
for src in ("class X(NamedTuple):\n a: int = 1\n b: str", "class X(NamedTuple, list): pass", "class X(NamedTuple):\n _a: int", "class X(NamedTuple):\n a: int\n def __new__(cls): pass", "class X(NamedTuple):\n a: int\n def _asdict(self): pass"):
    try: exec(src); print("ok")
    except (TypeError, AttributeError, ValueError) as x: print(type(x).__name__, x)
def show(x: int | str):
    match x:
        case int(): return "i"
        case str(): return "s"
        case _: assert_never(x)
print(show(1), show("a"))
try: show(1.5)
except AssertionError as x: print(x)
@dataclass_transform()
def dc(c): return c
print(dc.__dataclass_transform__["eq_default"], TypeAliasType("TA", list[int]), TypeAliasType("TB", "fwd").__value__)

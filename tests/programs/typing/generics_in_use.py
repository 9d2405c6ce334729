"""Generic classes and functions in running code: containers, results, builders, protocols, overloads at run time."""
from typing import *
from collections.abc import Callable, Iterator
import dataclasses
class Stack[T]:
    def __init__(self, items: Iterable[T] = ()) -> None: self._i: list[T] = list(items)
    def push(self, x: T) -> Self: self._i.append(x); return self
    def pop(self) -> T: return self._i.pop()
    def map[U](self, f: Callable[[T], U]) -> "Stack[U]": return Stack(map(f, self._i))
    def __iter__(self) -> Iterator[T]: return reversed(self._i)
    def __repr__(self): return f"Stack({self._i})"
s = Stack[int]([1, 2]).push(3); print(s, s.map(str), list(s), s.pop(), Stack[str].__args__, Stack.__type_params__, s.__orig_class__ if hasattr(s, "__orig_class__") else "no orig", Stack.map.__annotations__["f"])
@dataclasses.dataclass(frozen=True)
class Ok[T]: value: T
@dataclasses.dataclass(frozen=True)
class Err[E: Exception]: error: E
type Result[T, E: Exception] = Ok[T] | Err[E]
def parse(s: str) -> Result[int, ValueError]:
    try: return Ok(int(s))
    except ValueError as e: return Err(e)
for r in map(parse, ("5", "x")):
    match r:
        case Ok(v): print("ok", v)
        case Err(ValueError() as e): print("err", e)
print(Result, Result.__value__, Result[int, OSError], Result.__type_params__, Ok(1) == Ok(1), Ok[int](2), get_type_hints(parse)["return"])
class Comparable(Protocol):
    def __lt__(self, o: Any) -> bool: ...
@runtime_checkable
class Sizable(Protocol):
    def __len__(self) -> int: ...
def biggest[T: Comparable](xs: Iterable[T]) -> T: return max(xs)
print(biggest([3, 1]), biggest("hello"), isinstance([], Sizable), isinstance(5, Sizable), biggest.__type_params__[0].__bound__.__name__)
class Registry[K, V](dict[K, V]):
    def __class_getitem__(cls, item): return super().__class_getitem__(item)
    def first(self) -> V | None: return next(iter(self.values()), None)
print(Registry[str, int](a=1).first(), Registry().first(), Registry.__orig_bases__, Registry[str, int])
class Node[T]:
    children: "list[Node[T]]"
    def __init__(self, v: T, *kids: "Node[T]"): self.v, self.children = v, list(kids)
    def walk(self) -> Iterator[T]:
        yield self.v
        for k in self.children: yield from k.walk()
print(list(Node(1, Node(2, Node(3)), Node(4)).walk()), Node.__annotations__, Node[int])
def compose[A, B, C](f: Callable[[A], B], g: Callable[[B], C]) -> Callable[[A], C]: return lambda x: g(f(x))
def apply[**P, R](f: Callable[P, R], *a: P.args, **k: P.kwargs) -> R: return f(*a, **k)
def args[*Ts](*a: *Ts) -> tuple[*Ts]: return a
print(compose(len, str)("abc"), apply(pow, 2, exp=3), args(1, "a"), apply.__annotations__["a"], args.__annotations__, [type(p).__name__ for f in (compose, apply, args) for p in f.__type_params__])
T = TypeVar("T"); KT = TypeVar("KT"); VT = TypeVar("VT")
class Old(Generic[KT, VT]): pass
class Half(Old[str, VT]): pass
class Full(Half[int]): pass
print(Old[int, str], Half[float], Half.__parameters__, Full.__mro__[1].__name__, Old.__parameters__, Half.__orig_bases__, Old[KT, int][str], issubclass(Full, Old), Full().__class__)
class Cfg(TypedDict, total=False): name: Required[str]; tags: list[str]
class Pt(NamedTuple): x: float; y: float = 0.0
def show(p: Pt | Cfg | Literal["none"]) -> str: return "none" if p == "none" else f"{p.x},{p.y}" if isinstance(p, Pt) else p.get("name", "?")
print(show(Pt(1)), show(Cfg(name="n")), show("none"), Cfg.__required_keys__, get_args(get_type_hints(show)["p"])[2])
for bad in (lambda: Stack[int, str], lambda: Old[int], lambda: Half[int, str], lambda: Result[int], lambda: Generic[T, T], lambda: type("X", (Generic,), {}), lambda: type("X", (Generic[T], Generic[KT]), {}), lambda: isinstance([], Sizable[int]), lambda: Stack[T][int, str], lambda: class_(), lambda: Result(5), lambda: isinstance(Ok(1), Result)):
    try: print(bad())
    except (TypeError, NameError) as e: print(type(e).__name__, e)
@overload
def conv(x: int) -> str: ...
@overload
def conv(x: str) -> int: ...
def conv(x): return str(x) if isinstance(x, int) else int(x)
print(conv(5), conv("5"), [f.__annotations__ for f in get_overloads(conv)], cast("list[int]", [1]), NewType("Id", int)(3), Annotated[int, "pos"].__metadata__, get_origin(Annotated[int, 1]), Optional[Stack[int]])

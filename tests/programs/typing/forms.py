"""typing: special forms, reprs, get_type_hints, get_origin, get_args, NewType, cast, overload."""
import typing as t
from typing import *
print(Optional[int], Union[int, str], Union[int], Union[int, int], Union[int, Union[str, None]], Any, List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Callable[[int, str], bool], Callable[..., int], Type[int], Literal[1, "a", None], ClassVar[int], Final[int], Annotated[int, "meta", 5], NoReturn, Never, Self, LiteralString, TypeGuard[int], TypeIs[str], Concatenate[int, ...], Unpack[Tuple[int]] if 0 else "", Required[int] if 0 else "", List, Dict, Deque[int], DefaultDict[str, int], Counter[str], ChainMap[str, int], Iterable[int], Iterator[str], Generator[int, str, bool], Awaitable[int], Pattern[str], IO[str], Sequence[int], Mapping[str, int], Set[int], FrozenSet[int], Hashable, Sized, SupportsInt, ForwardRef("x"))
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]), get_args(Callable[[int], str]), get_origin(int), get_args(int), get_origin(Annotated[int, 1]), get_args(Annotated[int, 1]), get_args(Literal[1, 2]), get_origin(int | str), get_args(Optional[int]), get_origin(list[int]), get_origin(Generic), get_args(Tuple[()]), get_origin(ClassVar[int]))
T = TypeVar("T"); K = TypeVar("K", bound=int); N = TypeVar("N", int, str); C = TypeVar("C", covariant=True); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
print(T, K.__bound__, N.__constraints__, C, TypeVar("X", contravariant=True), P, P.args, P.kwargs, Ts, T.__name__, T.__module__, List[T][int], Dict[T, int][str], Union[T, int][str], Callable[P, T][[int], str], Tuple[T, T][int], Optional[T][int], Tuple[Unpack[Ts]], TypeVar("D", default=int).__default__)
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
class Pair(Box[T], Generic[T, K]): pass
print(Box[int], Box[int](5).v, Pair[str, int].__args__, Box.__parameters__, Pair.__orig_bases__, Box[int].__origin__, Box[T][str], Box[int] == Box[int], Box(1).__class__, Box[int](1).__orig_class__, issubclass(Pair, Box))
def f(a: int, b: "str" = "x", *c: float, d: Optional["Box[int]"] = None, **e: Any) -> "List[int]": ...
print(get_type_hints(f), get_type_hints(Box.__init__))
class H:
    x: "int"
    y: ClassVar["str"] = "s"
    z: Annotated[int, "m"] = 1
class H2(H): w: Final = 3; v: "H"
print(get_type_hints(H), get_type_hints(H2), get_type_hints(H, include_extras=True), NewType("UserId", int), NewType("UserId", int)(5), cast(int, "not checked"), cast("str", 5))
@overload
def ov(a: int) -> int: ...
@overload
def ov(a: str) -> str: ...
def ov(a): return a
print(ov(3), len(get_overloads(ov)), get_overloads(f))
@final
class Fi: pass
@override
def ovr(): pass
@no_type_check
def ntc(a: "garbage("): pass
print(Fi.__final__, ovr.__override__, get_type_hints(ntc), assert_type(5, int), reveal_type.__name__, is_typeddict(H), TYPE_CHECKING, t.get_protocol_members.__name__)
for bad in ("List[int, str]", "Optional[int, str]", "Optional[5]", "Union[()]", "Union[5]", "Callable[int]", "Callable[int, str]", "Literal", "ClassVar[int, str]", "Final[int, str]", "Annotated[int]", "Dict[int]", "Generic[int]", "Any()", "isinstance(1, Any)", "isinstance(1, List[int])", "isinstance(1, Union[int, List[int]])", "issubclass(int, Optional[int])", "Union()", "Box[int, str]", "TypeVar('X', int)", "TypeVar('X', bound=int, covariant=True, contravariant=True)", "TypeVar('A', int, str, bound=int)", "List[T][int, str]", "NoReturn[int]", "Type[int](5)", "assert_never('x')", "Self[int]", "ClassVar[ClassVar[int]]", "ForwardRef('a b')", "TypeGuard[int, str]", "class_ := type('X', (Any(),), {})", "cast()", "List[5]", "Tuple[..., int]", "Pair[int]", "get_type_hints(5)", "Unpack[int]"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)

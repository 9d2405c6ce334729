"""PEP 695 type parameters and the type statement."""
def first[T](xs: list[T]) -> T:
    return xs[0]
print(first([1, 2]), first.__type_params__, first.__annotations__)
class Stack[T, *Ts, **P]:
    def push[K: (int, str)](self, item: T, k: K) -> T: return item
print(Stack.__type_params__, Stack.__orig_bases__, Stack.__parameters__, Stack.push.__type_params__[0].__constraints__)
T, Ts, P = Stack.__type_params__
print(type(T).__name__, type(Ts).__name__, type(P).__name__, T.__name__, T.__bound__, T.__infer_variance__)
print(Stack[int, str, [bytes]], Stack.__mro__[1])
type Alias = int | Alias2
type Alias2 = str
type Pair[A, B = int] = tuple[A, B]
print(Alias, Alias.__name__, Alias.__value__, Pair.__type_params__, Pair[int, str], Pair[int, str].__origin__)
print(Pair.__type_params__[1].__default__, Pair.__type_params__[0].has_default())
type Lazy = undefined_name
try:
    Lazy.__value__
except NameError as e:
    print(e)
type Rec = list[Rec] | None
print(Rec.__value__)
class Bounded[N: int]:
    n: N
print(Bounded.__type_params__[0].__bound__, Bounded.__annotations__)
class Sub[T](Stack[T, int, [str]], metaclass=type): pass
print(Sub.__orig_bases__, Sub.__bases__)
def outer[T](x: T):
    def inner[U](y: U) -> tuple[T, U]: return T, U
    return inner
inner = outer(1)
print(inner(2), inner.__annotations__["return"])
class Method:
    type X = int
    def f[Z](self, z: Z = 1) -> X: return z
print(Method.f.__annotations__, Method.X.__value__)
def default[T = int](): return T.__default__
print(default())
print((lambda: first[int] if hasattr(first, "__class_getitem__") else "functions are not subscriptable")())
try:
    first[int]
except TypeError as e:
    print(e)
for src in ["def f[T, T](): pass", "type X[T: (yield)] = 1", "class A[T](T := 1): pass", "type A[*Ts: int] = 1", "def f[](): pass", "type X[T = int, U] = 1", "def f[T](): nonlocal T", "class A[T: await x]: pass", "type = 1", "type X = (y := 1)", "type(1)", "type X[__debug__] = 1"]:
    try:
        compile(src, "s", "exec")
        print("ok", src)
    except SyntaxError as e:
        print(src, "->", e.msg)
print(repr(Alias), isinstance(Alias, type), type(Alias))
try:
    isinstance(1, Alias)
except TypeError as e:
    print(e)
print(Alias | None, list[Alias])

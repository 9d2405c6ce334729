"""types.UnionType and types.GenericAlias."""
import types, typing, collections, collections.abc as c
u = int | str
print(u, u.__args__, type(u).__name__, int | None, None | int, int | int, (int | str) | float, int | (str | int), u == str | int, hash(u) == hash(str | int), int | list[str], u.__parameters__, isinstance(3, u), issubclass(bool, u), repr(int | types.NoneType), int | typing.Any, typing.Optional[int] == int | None, list[int] | None, "fwd" if 0 else typing.Union[int, "str"])
for bad in ("int | 5", "5 | int", "int | 'x'", "u[0]", "u()", "int | [int]", "isinstance(1, int | list[int])", "u.foo", "u < u", "issubclass(1, u)", "u.__args__ = 1", "None | None", "int | ..."):
    try: print(bad, "=", eval(bad) if " = " not in bad else exec(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
g = list[int]
print(g, g.__origin__, g.__args__, type(g).__name__, dict[str, int], tuple[int, ...], tuple[()], type[int], set[frozenset[str]], c.Callable[[int], str], c.Callable[..., int], collections.deque[int], collections.defaultdict[str, list[int]], g == list[int], g != list[str], hash(g) == hash(list[int]), g is list, g(), g((1, 2)), dict[str, int](a=1), list["fwd"], list[int][0] if 0 else "", c.Iterable[int], c.Generator[int, None, str])
T = typing.TypeVar("T"); U = typing.TypeVar("U")
print(list[T], list[T].__parameters__, list[T][int], dict[T, U][int, str], dict[T, list[U]][int, str], tuple[T, T][int], list[list[T]][int], (list[T] | T)[int], c.Callable[[T], U][int, str])
for bad in ("list[int][str]", "dict[T, U][int]", "isinstance([], list[int])", "issubclass(list, list[int])", "class_ := list[int]", "int[str]", "list[int].nope", "list[T][int, str]", "5[int]", "list[()]", "type('X', (list[int],), {})"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
class L(list[int]): pass
print(L.__orig_bases__, L.__bases__, L([1]), g.append is list.append, g.__class__, isinstance(g, type), list[int].__doc__ == list.__doc__, dir(g)[:2], g.__mro_entries__(()), copy_ok if (copy_ok := __import__("copy").copy(g) == g) else 0, list[int].__unpacked__, (*tuple[int, str],), types.GenericAlias(list, (int,)), types.GenericAlias(dict, (str, int)).__args__)
class My:
    def __class_getitem__(cls, k): return types.GenericAlias(cls, k)
print(My[int], My[int]().__class__, My[int]().__orig_class__, My[int, str].__args__)
print(types.NoneType, types.EllipsisType, types.NotImplementedType, types.FunctionType, types.LambdaType is types.FunctionType, types.GeneratorType, types.CoroutineType, types.MethodType, types.BuiltinFunctionType, types.ModuleType, types.TracebackType, types.CellType, types.MappingProxyType, types.SimpleNamespace, types.DynamicClassAttribute, types.MemberDescriptorType, types.GetSetDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType, types.ClassMethodDescriptorType, types.AsyncGeneratorType, types.CodeType, types.FrameType, types.CapsuleType if hasattr(types, "CapsuleType") else "")

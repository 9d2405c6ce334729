"""getattr, setattr, delattr, hasattr, vars, dir, type, isinstance, issubclass, callable, id."""
class A:
    cls_attr = 1
    def __init__(self): self.x = 1
    def m(self): pass
a = A()
print(getattr(a, "x"), getattr(a, "nope", "d"), hasattr(a, "m"), hasattr(a, "zz"), setattr(a, "new", 5), a.new, delattr(a, "new"), hasattr(a, "new"), vars(a), getattr(a, "cls_attr"), getattr(A, "cls_attr"), getattr(a, "with space", None))
setattr(a, "not an identifier", 1); print(vars(a), getattr(a, "not an identifier"))
print(type(a).__name__, type(5), type("X", (A,), {"y": 2})().y, isinstance(a, A), isinstance(5, (str, int)), isinstance(True, int), isinstance(5, int | str), isinstance(None, int | None), issubclass(bool, int), issubclass(A, (str, object)), issubclass(int, int | str), isinstance([], (str, (list, tuple))), isinstance(A, type), isinstance(type, object), issubclass(type, object))
print(callable(len), callable(A), callable(a), callable(a.m), callable(5), callable(lambda: 0), id(a) == id(a), id([]) != id({}) or True, isinstance(id(a), int))
print(dir()[:3] if 0 else "dir ok", [n for n in dir(a) if not n.startswith("__")], dir(5)[:3], "append" in dir([]), sorted(vars(A))[-3:], [n for n in dir(A) if not n.startswith("_")])
for bad in ("getattr(a)", "getattr(a, 5)", "getattr(a, 'zz')", "setattr(a, 'x')", "setattr(a, 5, 1)", "setattr(5, 'x', 1)", "delattr(a, 'zz')", "delattr(5, 'real')", "hasattr(a, 5)", "vars(5)", "vars(a, a)", "isinstance(5, 5)", "isinstance(5, 'int')", "isinstance(5, [int])", "isinstance(5, (int, 5))", "isinstance('s', (int, 5))", "issubclass(5, int)", "issubclass(int, 5)", "issubclass(int, list[int])", "isinstance([], list[int])", "isinstance(5, int | list[int])", "type()", "type(1, 2)", "type('X')", "type('X', (), {}, 1)", "type('X', 5, {})", "type('X', (5,), {})", "type(5, (), {})", "type('X\\0', (), {})", "callable()", "id()", "dir(1, 2)", "issubclass(int)", "setattr(int, 'x', 1)", "delattr(a, 'm')", "delattr(A, 'zz')", "setattr(None, 'x', 1)", "setattr(len, 'x', 1)", "type.mro(5)", "isinstance()"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
class D:
    def __dir__(self): return ["z", "a", "m"]
class Boom:
    @property
    def p(self): raise RuntimeError("prop")
    @property
    def q(self): raise AttributeError("attr")
print(dir(D()), hasattr(Boom(), "q"), getattr(Boom(), "q", "dflt"))
for f in (hasattr, lambda o, n: getattr(o, n, 1)):
    try: f(Boom(), "p")
    except RuntimeError as e: print(e)
class S(str): pass
print(getattr(a, S("x")), type(S("q")) is S, type(a) == A, a.__class__ == A, type(type(a)) is type, object.__class__, type(None).__name__, type(...).__name__, type(NotImplemented).__name__, type(print).__name__, type(int.from_bytes).__name__, type([].__iter__()).__name__, type(type.__dict__["__mro__"]).__name__, type(int.__dict__["real"]).__name__, type(A.__dict__["m"]).__name__)

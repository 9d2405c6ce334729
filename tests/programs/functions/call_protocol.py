"""Callables of every kind: __call__, classes, bound methods, builtins, metaclass __call__."""
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *a, **k): return self.n + x
print(Adder(3)(4), list(map(Adder(10), [1, 2])), callable(Adder(1)))
class Meta(type):
    def __call__(cls, *a, **k):
        print("meta call", a, k)
        obj = super().__call__(*a, **k)
        obj.tagged = True
        return obj
class K(metaclass=Meta):
    def __new__(cls, *a, **k):
        print("new", a, k)
        return super().__new__(cls)
    def __init__(self, *a, **k):
        print("init", a, k)
print(K(1, z=2).tagged)
class Returns:
    def __new__(cls, v): return v
    def __init__(self, v): print("never")
print(Returns(5))
class Sub(Returns):
    def __new__(cls, v): return object.__new__(cls)
    def __init__(self, v): print("init runs", v)
Sub(1)
class BadInit:
    def __init__(self): return 5
try:
    BadInit()
except TypeError as e:
    print(e)
o = object()
class D:
    __call__ = len
try:
    print(D()([1, 2]))
except TypeError as e:
    print(e)
class E:
    __call__ = None
try:
    E()()
except TypeError as e:
    print(e)
e = E()
e.__call__ = lambda: "instance attribute is ignored"
try:
    e()
except TypeError as ex:
    print(ex)
class Deep:
    pass
d = Deep()
Deep.__call__ = Adder(1)
print(d(5))
class Desc:
    def __get__(self, obj, cls): return lambda *a: ("via descriptor", a)
class F:
    __call__ = Desc()
print(F()(1, 2))
for value in (5, "s", None, [], o):
    try:
        value()
    except TypeError as ex:
        print(ex)
print(int.__call__("5"), (5).__add__.__call__(6), len.__call__([1]))
f = [].append
print(f.__self__, f.__name__, f.__qualname__, f.__module__, str.upper("abc"), str.join("-", "ab"))
try:
    str.upper(5)
except TypeError as ex:
    print(ex)
try:
    list.append()
except TypeError as ex:
    print(ex)
print(dict.fromkeys("ab", 0), bytes.fromhex("00ff"), int.from_bytes(b"\1\0", "big"), float.fromhex("0x1p3"))
print(type.__call__(int, 7), type(K).__call__ is Meta.__call__, object.__init__(o), object.__new__(Deep).__class__.__name__)
for bad in ("object.__new__()", "object.__new__(5)", "int.__new__(str)", "object.__new__(int)", "list.__new__(object)", "object().__init__(1)", "Deep(1)", "object.__init__()"):
    try:
        print(eval(bad))
    except TypeError as ex:
        print(bad, "->", ex)

"""Variable, attribute and function annotations; future import semantics."""
a: int
b: "str" = 1
c: list[int] = [1]
if False:
    d: dict
print(__annotations__)
class K:
    x: int
    y: "K" = None
    z: (lambda: 3)() = 4
    class Inner:
        q: float
    for i in range(1):
        w: i
print(K.__annotations__, K.Inner.__annotations__)
class L(K):
    pass
print(L.__annotations__, L.__dict__.get("__annotations__"))
def f(p: print("evaluated") or int, *q: 1 + 1, r: "s" = 0) -> {"k": 1}:
    local: this_is_never_evaluated
    other: int = 3
    return other
print(f.__annotations__, f(1))
def target():
    class O: pass
    o = O()
    o.attr: print("attr annotation evaluated") or int = 5
    lst = [0]
    lst[0]: int = 9
    return o.attr, lst
print(target())
o = K()
o.attr: print("module-level attribute annotation") = 5
(paren): int = 2
print("paren" in __annotations__)
import typing
print(typing.get_type_hints(K, globalns={"i": int, "K": K}) if 0 else typing.get_type_hints(L.y.__class__))
ns = {}
exec("from __future__ import annotations\nx: undefined | 1 = 3\ndef f(a: b.c[d], *e: *f) -> lambda: 0: pass\nclass C:\n  y: 'quoted'\n  z: (1,  2)", ns)
print(ns["__annotations__"], ns["f"].__annotations__, ns["C"].__annotations__)
def g(): x: int; return x
try:
    g()
except UnboundLocalError as e:
    print(e)
f.__annotations__ = None
print(f.__annotations__)
try:
    f.__annotations__ = 5
except TypeError as e:
    print(e)
del K.__annotations__
print(K.__annotations__)
print(int.__dict__.get("__annotations__"), type(int).__name__)
try:
    int.__annotations__
except AttributeError as e:
    print(e)

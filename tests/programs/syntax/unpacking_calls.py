"""* and ** in calls and displays."""
def show(*a, **k):
    return a, k
print(show(*[1, 2], 3, *"ab", x=1, **{"y": 2}, z=3, **{}))
print(show(*(), **{}), show(*{1: 2}, *range(2)))
print([*range(3), *"xy"], (*[1], *(2,)), {*[1, 1], *(2,)}, {**{"a": 1}, "a": 2, **{"b": 3}})
class Mapping:
    def keys(self): return ["p", "q"]
    def __getitem__(self, k): return k.upper()
print(show(**Mapping()), {**Mapping()})
def gen():
    yield 1
    yield 2
print(show(*gen(), *gen()))
def f(a, b=2, *c, d, e=5, **g): return a, b, c, d, e, g
print(f(1, d=4), f(1, 2, 3, 4, d=5, z=6), f(*[1], **{"d": 2, "b": 9}))
def errors(text):
    try:
        print(eval(text))
    except Exception as e:
        print(f"{text}: {type(e).__name__}: {e}")
for t in ["show(*5)", "show(**5)", "show(**{1: 2})", "show(x=1, **{'x': 2})", "show(*[1], **None)", "f()", "f(1)", "f(1, d=1, a=2)", "f(1, 2, d=1, **{'b': 1})", "show(*None)", "[*5]", "{**5}", "{**[1]}", "(*1,)", "show(**[('a', 1)])", "{*1}", "show(**{'a': 1}, **{'a': 2})", "print(*[1], sep=5)", "len(*[], *[])", "show(*[], **{None: 1})"]:
    errors(t)
def posonly(a, b=2, /, c=3, *, d=4): return a, b, c, d
for t in ["posonly(1)", "posonly(1, 2, c=5, d=6)", "posonly(a=1)", "posonly(1, b=2)", "posonly(1, 2, 3, 4)", "posonly()", "posonly(1, 2, 3, 4, d=5)"]:
    errors(t)
def only(x, *, k1, k2): pass
def noargs(): pass
def kw(**kw): pass
def two(a, b): pass
def three(a, b, c): pass
for t in ["only()", "only(1)", "only(1, k1=1)", "only(1, 2, k1=1)", "only(1, 2, 3, k1=1, k2=2)", "noargs(1)", "noargs(x=1)", "kw(1)", "two(1)", "two()", "three(b=1)", "two(1, 2, 3)", "two(1, 2, c=3)", "two(1, a=2)", "three()", "two(bb=1)", "only(1, k1=1, k3=3)"]:
    errors(t)
class A:
    def m(self, x): return x
    def __init__(self, v=0): pass
for t in ["A().m()", "A().m(1, 2)", "A.m()", "A(1, 2)", "A(w=1)", "A.m(A(), 1)", "A().m(*[5])"]:
    errors(t)

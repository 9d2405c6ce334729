"""Star expressions in every legal place and mixing with other syntax."""
a, *b = [1]; *a, b = "xyz"; (a, *b), *c = ("ab", 1, 2); [x, *[y, *z]] = [1, 2, 3, 4]
print(a, b, c, x, y, z)
for i, *rest in ((1, 2, 3), "ab"): print(i, rest)
print([(h, t) for h, *t in ("abc", [1, 2])], {h: t for h, *t in ("ab", "cd")})
def f(*args, **kw): return args, kw
print(f(*range(3), *"ab", **{"k": 1}, **dict(j=2)), f(*[], **{}), f(*(1,), 2, *(3,), x=1, *[4]), f(**{"a": 1}, b=2))
t = *range(3), "end"; print(t, (*t, *t), [*t, *[*"q"]], {*t, *t} == set(t), {**{"a": 1}, **{"a": 2}, "b": 3})
d = {}; d[1, *[2, 3]] = "tuple key"; print(d); l = list(range(5)); print(l[slice(*[1, 4])])
def ret(): return *"ab", 1
def yl(): yield *"ab", 1
print(ret(), list(yl())); x = *[1], ; print(x)
lst = [0] * 3; lst[0], *lst[1:] = "pqrs"; print(lst)
class O: pass
o = O(); o.a, *o.b = range(3); print(o.a, o.b); (*o.c,) = "z"; print(o.c)
first, (second, *_), *_ = 1, (2, 3, 4), 5, 6; print(first, second, _)
def defaults(a, *b, c=1, **d): return a, b, c, d
print(defaults(*"abc", **{"c": 5, "e": 6}), (lambda *a, **k: (a, k))(*[1], **{"z": 2}))
print(*[1, 2], *"ab", sep="-"); print(max(*[3, 1], *(9,)), [*map(str, [1])], "".join([*"abc"][::-1]))
m = {"one": 1}; n = {**m, "two": 2, **{"one": "over"}}; print(n, f(**m, **{"x": 5}))
head, *mid, tail = {"k1": 1, "k2": 2, "k3": 3}.items(); print(head, mid, tail)
for s in ("*a", "*a = 1", "*a, *b = 1", "a, *b, *c = x", "print(*)", "f(**)", "f(*)", "f(**a, *b)", "(*a)", "[*]", "{**}", "{*a: 1}", "x = *a", "del *a", "*a += 1", "for *a in b: pass", "return *a", "lambda *: 0", "def f(*, **k): pass", "def f(*a, *b): pass", "def f(**k, *a): pass", "def f(*a=1): pass", "{**a for a in b}", "[*a for a in b]", "f(*a for a in b)", "a[*b] = 1", "a[*b:c]", "with x as *y: pass", "import *", "*a: int = 1", "if *a: pass", "assert *a", "raise *a", "yield *a", "x = yield *a, b"):
    try: compile(s, "s", "exec"); print(s, "ok")
    except SyntaxError as e: print(s, "->", e.msg)

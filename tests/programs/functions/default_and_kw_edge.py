"""Edge cases of calls: many arguments, odd keyword names, evaluation order."""
def kw(**k): return k
print(kw(**{"not an identifier": 1, "": 2, "class": 3}), list(kw(b=1, a=2, **{"c": 3})))
def big(*a): return len(a), sum(a)
print(big(*range(1000)), eval("big(" + ",".join(map(str, range(300))) + ")"))
def named(**k): return len(k)
print(eval("named(" + ",".join(f"a{i}={i}" for i in range(300)) + ")"))
exec("def wide(" + ",".join(f"p{i}={i}" for i in range(260)) + "): return p0, p259")
print(wide(), wide(p259="x"), wide(*range(5)))
order = []
def t(x): order.append(x); return x
def f(*a, **k): pass
(order.append("callee") or f)(t(1), *[t(2)], t(3), a=t(4), **{t("b"): t(5)}, c=t(6))
print(order)
class KeysOnly(dict):
    def keys(self): return ["x"]
    def __getitem__(self, k): return "overridden"
print(kw(**KeysOnly(y=1)), {**KeysOnly(y=1)}, dict(KeysOnly(y=1)))
import collections
print(kw(**collections.OrderedDict(a=1)), kw(**collections.ChainMap({"p": 1}, {"q": 2})))
k = {"a": 1}
def mutate(**kk):
    kk["a"] = 2
    return kk
mutate(**k)
print(k)
def args_copy(*a): return a
tup = (1, 2)
print(args_copy(*tup) is tup, args_copy(*tup) == tup)
class Str(str): pass
print(kw(**{Str("sub"): 1}))
def dup(a, **k): return a, k
for text in ("dup(1, a=2)", "dup(**{'a': 1}, a=2)", "dup(*[], **{'a': 1, 'b': 2})", "dup(b=1)"):
    try:
        print(eval(text))
    except TypeError as e:
        print(e)
def self_named(self, *, args=1, kwargs=2): return self, args, kwargs
print(self_named(self=0, args=5))
def locals_order(z, y, *x, w, **v):
    u = 1
    return list(locals())
print(locals_order(1, 2, w=3))
def inner_default():
    def g(n, acc=None):
        acc = [] if acc is None else acc
        acc.append(n)
        return acc if n == 0 else g(n - 1, acc)
    return g(3)
print(inner_default())
print((lambda *, a, b=2: (a, b))(a=1), (lambda a, /, **k: (a, k))(1, a=5))
print(max(*[1, 5, 3], key=lambda v: -v), print(*"abc", sep="-", end="!\n"))

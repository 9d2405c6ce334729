"""weakref and __del__: what holds once gc.collect() has run."""
import gc, weakref
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = A(1)
r = weakref.ref(a, lambda ref: print("callback", ref() is None))
print(r() is a, weakref.getweakrefcount(a), r.__callback__ is not None)
del a
gc.collect()
print(r(), "dead" in repr(r))
class C:
    pass
c = C()
p = weakref.proxy(c)
c.x = 5
print(p.x, type(p).__name__)
p.y = 6
print(c.y)
del c
gc.collect()
try:
    p.x
except ReferenceError as e:
    print(e)
d = weakref.WeakValueDictionary()
k = C()
d["k"] = k
print(list(d), d["k"] is k, len(d))
del k
gc.collect()
print(list(d), "k" in d)
wk = weakref.WeakKeyDictionary()
key = C()
wk[key] = 1
print(len(wk), wk[key])
del key
gc.collect()
print(len(wk))
ws = weakref.WeakSet()
m = C()
ws.add(m)
print(len(ws), m in ws)
del m
gc.collect()
print(len(ws))
class Method:
    def m(self): return "method"
o = Method()
wm = weakref.WeakMethod(o.m)
print(wm()())
del o
gc.collect()
print(wm())
f = weakref.finalize(fo := C(), print, "finalized", 1, sep="-")
print(f.alive, f.peek()[1] is print, f.atexit)
del fo
gc.collect()
print(f.alive)
for bad in (5, "s", None, (1,), 1.5):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)
x = C()
r1, r2 = weakref.ref(x), weakref.ref(x)
print(r1 is r2, r1 == r2, hash(r1) == hash(x), weakref.getweakrefs(x) == [r1])
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __hash__(self): return hash(self.v)
e1, e2 = Eq(1), Eq(1)
print(weakref.ref(e1) == weakref.ref(e2), weakref.ref(e1) != weakref.ref(Eq(2)))
class Cycle:
    def __init__(self): self.me = self
    def __del__(self): print("cycle collected")
Cycle()
gc.collect()
class Resurrect:
    kept = []
    def __del__(self): Resurrect.kept.append(self); print("resurrected")
Resurrect()
gc.collect()
print(len(Resurrect.kept))
final = weakref.finalize(x, print, "at exit")

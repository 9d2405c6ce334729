"""Subclasses of builtin types keep their behaviour and gain attributes."""
class Int(int):
    def __new__(cls, v, unit="m"):
        o = super().__new__(cls, v)
        o.unit = unit
        return o
    def __add__(self, o): return Int(int(self) + int(o), self.unit)
    def __repr__(self): return f"{int(self)}{self.unit}"
i = Int(5, "km")
print(i, i + 1, i * 2, type(i * 2).__name__, [i], i == 5, hash(i) == hash(5), {5: "found"}[i], range(10)[i], isinstance(i, int), 1 + i, -i, abs(i), f"{i:03d}", str(i), "%d" % i)
class Str(str):
    def shout(self): return Str(self.upper() + "!")
    def __getitem__(self, k): return Str(super().__getitem__(k))
s = Str("hello")
print(s.shout().shout(), type(s[0]).__name__, type(s.upper()).__name__, type(s + "x").__name__, s == "hello", "".join([s, "x"]), {s: 1}["hello"], type(str(s)).__name__, type(s[:]).__name__, "%s" % s)
class List(list):
    def __init__(self, *a): super().__init__(a); self.log = []
    def append(self, v): self.log.append(v); super().append(v)
    def __getitem__(self, i): return ("item", super().__getitem__(i))
l = List(1, 2)
l.append(3)
l += [4]
l.extend([5])
print(l, l.log, l[0], list(l), type(l + [1]).__name__, type(l[:]).__name__, l == [1, 2, 3, 4, 5], sorted(l, reverse=True), type(l.copy()).__name__, len(l), l.__dict__)
class Dict(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def __getitem__(self, k): return -super().__getitem__(k)
d = Dict(a=1)
d["b"] = 2
d.update(c=3)
print(d, d["b"], d.get("b"), list(d.values()), dict(d), {**d}, d | {"z": 1}, type(d | {}).__name__, d.copy(), type(d.copy()).__name__)
class Tup(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def first(self): return self[0]
t = Tup(1, 2)
print(t, t.first, t + (3,), type(t + (3,)).__name__, t == (1, 2), hash(t) == hash((1, 2)), type(t[:]).__name__, type(t * 1).__name__)
class Set(set):
    def add(self, v): super().add(v * 10)
st = Set([1])
st.add(2)
print(sorted(st), type(st | {3}).__name__, type(st.copy()).__name__, st == {1, 20})
class Fl(float):
    def __repr__(self): return f"Fl({float(self)})"
f = Fl(1.5)
print(f, str(f), f + 1, f"{f:.3f}", type(+f).__name__, f.is_integer(), Fl("2.5"), round(f), [f])
class By(bytes):
    def __new__(cls, s): return super().__new__(cls, s, "ascii")
print(By("ab"), By("ab")[0], type(By("ab")[:1]).__name__)
class Ex(Exception):
    def __init__(self, code, msg="default"):
        super().__init__(code, msg)
        self.code = code
    def __str__(self): return f"[{self.code}] {self.args[1]}"
try:
    raise Ex(404)
except Ex as e:
    print(e, repr(e), e.args)
class Co(complex):
    def __abs__(self): return "abs"
print(abs(Co(3, 4)), Co(1, 2) + 1, type(Co(1, 2) + 1).__name__)
class Fs(frozenset):
    pass
print(Fs([1]) | {2}, type(Fs([1]) | {2}).__name__, Fs([1]) == {1}, hash(Fs([1])) == hash(frozenset([1])))
class Ba(bytearray): x = 1
b = Ba(b"ab"); b += b"c"
print(b, type(b + b"").__name__, b.x)
class Prop(property): pass
class Ty(type): pass
class Mod(type(__builtins__)):
    def __getattr__(self, n): return n * 2
print(Mod("m").ab, Mod("m").__name__)
try:
    class Rng(range): pass
except TypeError as e:
    print(e)
for base in ("bool", "type(None)", "type(...)", "type(lambda: 0)", "type((lambda: (yield))())", "slice", "memoryview", "type(NotImplemented)"):
    try:
        exec(f"class X({base}): pass")
        print(base, "ok")
    except TypeError as e:
        print(e)

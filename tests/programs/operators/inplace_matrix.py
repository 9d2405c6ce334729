"""In-place operators on names, attributes, items, slices, closures and globals, with and without __iop__."""
class I:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): self.v = f"({self.v}+={o})"; return self
    def __add__(self, o): return I(f"({self.v}+{o})")
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return I(f"({self.v}-{o})")
    def __imul__(self, o): return "replaced"
    def __repr__(self): return f"I{self.v}"
x = I("x"); y = x; x += 1; print(x, y is x); x -= 2; print(x, y is x); x *= 3; print(x)
class Box: pass
b = Box(); b.a = I("a"); keep = b.a; b.a += 1; print(b.a is keep, b.a); b.a -= 1; print(b.a is keep)
d = {"k": I("k")}; d["k"] += 1; d["k"] *= 2; print(d); l = [1, [2], (3,)]; l[0] += 5; l[1] += [6]; l[2] += (7,); l[1:2] += [[8]]; print(l)
def clo():
    n = 0; s = "a"; t = [1]
    def f():
        nonlocal n, s
        n += 1; s *= 2; t.append(n); return n, s, t
    f(); return f()
print(clo())
g = 10
def gl():
    global g
    g -= 3; g **= 2; return g
print(gl(), g)
class Prop:
    log = []
    @property
    def p(self): self.log.append("get"); return 5
    @p.setter
    def p(self, v): self.log.append(f"set {v}")
p = Prop(); p.p += 1; p.p <<= 2; print(p.log)
class Item:
    def __getitem__(self, k): log.append(f"get {k}"); return 1
    def __setitem__(self, k, v): log.append(f"set {k}={v}")
def idx(): log.append("idx"); return "i"
log = []; it = Item(); it[idx()] += 2; it[1:2] -= 1; it[1, 2] *= 3; print(log)
for op, a, c in (("+=", [1], (2,)), ("+=", [1], "ab"), ("*=", [1], 2), ("|=", {1}, {2}), ("|=", {"a": 1}, {"b": 2}), ("|=", {"a": 1}, [("c", 3)]), ("&=", {1, 2}, {2}), ("-=", {1, 2}, {2}), ("^=", {1, 2}, {2, 3}), ("+=", bytearray(b"a"), b"b"), ("+=", "a", "b"), ("+=", (1,), (2,)), ("//=", 7, 2), ("%=", 7.5, 2), ("**=", 2, 10), (">>=", 100, 3), ("&=", True, False), ("/=", 1, 4), ("@=", 1, 1), ("+=", [1], 5), ("+=", 1, "a"), ("|=", {1}, [2]), ("-=", "a", "b"), ("+=", None, 1), ("*=", "ab", 3), ("*=", [1], "x"), ("+=", (1,), [2]), ("|=", {}, 5), ("+=", b"a", "b"), ("%=", "%s-%s", (1, 2))):
    same = v = a
    try: exec(f"v {op} c"); print(op, repr(v), v is same)
    except TypeError as e: print(op, e)
t = ([1], 2)
try: t[0] += [2]
except TypeError as e: print(t, e)
try: "abc"[0] += "x"
except TypeError as e: print(e)
try: undefined_name += 1
except NameError as e: print(e)
try: b.nope += 1
except AttributeError as e: print(e)
try: d["zz"] += 1
except KeyError as e: print("KeyError", e)

"""Class attributes that change all the time: every reader sees the newest value, whatever it is."""
class A:
    n = 0
class B(A):
    pass
class C(B):
    def read(self): return self.n
def look(c):
    return A.n, B.n, C.n, c.n, c.read(), getattr(c, "n"), getattr(C, "n"), vars(A)["n"]
c = C()
for i in range(40):
    A.n += 1
    if i % 8 == 0: print(look(c))
B.n = "b"; print(look(c))
for i in range(40): B.n += "x"
print(look(c))
del B.n; print(look(c))
for i in range(40): A.n = i
print(look(c))
A.n = property(lambda self: "computed"); print(look(c)[3:6])
A.n = lambda self: "method"; print(c.n(), c.read()(), C.n(None))
A.n = 3
for i in range(40): A.n += 1; c.n = i if i > 30 else A.n; assert c.read() == c.n
print(look(c), vars(c))
del c.n; print(look(c))
class D(A): n = 100
C.__bases__ = (D,); print(look(c)); D.n += 1; D.n += 1; D.n += 1; print(look(c))
del D.n; print(look(c))
del A.n
try: print(c.n)
except AttributeError as e: print(e)
try: print(C.n)
except AttributeError as e: print(e)
A.n = None; print(look(c)); A.n = 5; print(look(c))
class Meta(type):
    count = 0
    @property
    def size(cls): return cls.count
class M(metaclass=Meta): pass
def sizes(): return M.count, Meta.count, M.size
for i in range(40):
    Meta.count += 1
    if i % 10 == 0: print(sizes())
M.count = 7; print(sizes()); M.count += 1; M.count += 1; M.count += 1; print(sizes())
class E:
    total = 0
    def __init__(self): E.total += 1; self.id = E.total
    def __lt__(self, other): E.total -= 1; return self.id < other.id
print(len(sorted([E() for _ in range(100)])), E.total)
class F: x = [1]
for i in range(5): F.x += [i]; F.x = F.x + [i]
print(F.x)

"""200,000 frames of methods: instance, class, static, super."""
import sys
sys.setrecursionlimit(200_500)
class A:
    def m(self, n): return 0 if n == 0 else 1 + self.m(n - 1)
    @classmethod
    def c(cls, n): return 0 if n == 0 else 1 + cls.c(n - 1)
    @staticmethod
    def s(n): return 0 if n == 0 else 1 + A.s(n - 1)
    def sup(self, n): return 0 if n == 0 else 1 + self.sup(n - 1)
class B(A):
    def sup(self, n): return super().sup(n)
print(A().m(200_000), A.c(200_000), A.s(200_000), B().sup(99_000))
bound = A().m
print(bound(150_000))
class C:
    def __call__(self, n): return 0 if n == 0 else 1 + self(n - 1)
print(C()(150_000))
class D:
    def __init__(self, n): self.child = D(n - 1) if n else None
d = D(150_000)
count = 0
while d.child is not None: d, count = d.child, count + 1
print(count)
class E:
    def __new__(cls, n):
        o = object.__new__(cls)
        o.depth = 0 if n == 0 else E(n - 1).depth + 1
        return o
print(E(100_000).depth)

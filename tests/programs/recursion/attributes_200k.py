"""Deep recursion through properties, __getattr__, __getattribute__, descriptors."""
import sys
sys.setrecursionlimit(200_500)
class Node:
    def __init__(self, n): self.n = n
    @property
    def depth(self):
        if self.n == 0: return 0
        self.n -= 1
        return 1 + self.depth
    def __getattr__(self, name):
        if self.n == 0: return 0
        self.n -= 1
        return 1 + self.missing
print(Node(200_000).depth, Node(200_000).missing)
class G:
    n = 100_000
    def __getattribute__(self, name):
        if name == "go":
            n = object.__getattribute__(self, "n")
            if n == 0: return "bottom"
            self.n = n - 1
            return self.go
        return object.__getattribute__(self, name)
print(G().go)
class Desc:
    def __get__(self, o, cls):
        if o.n == 0: return 0
        o.n -= 1
        return 1 + o.d
class H:
    d = Desc()
    def __init__(self, n): self.n = n
print(H(150_000).d)
class S:
    def __setattr__(self, k, v):
        if v == 0: self.__dict__["done"] = True
        else: self.x = v - 1
s = S(); s.x = 100_000
print(s.done)

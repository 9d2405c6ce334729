"""Deep recursion through operator, comparison, container and conversion dunders."""
import sys
sys.setrecursionlimit(200_500)
class N:
    def __init__(self, n): self.n = n
    def __add__(self, o): return 0 if self.n == 0 else 1 + (N(self.n - 1) + o)
    def __rmul__(self, o): return 0 if self.n == 0 else 1 + o * N(self.n - 1)
    def __neg__(self): return 0 if self.n == 0 else 1 + -N(self.n - 1)
    def __eq__(self, o): return True if self.n == 0 else N(self.n - 1) == o
    def __lt__(self, o): return True if self.n == 0 else not (N(self.n - 1) < o)
    def __getitem__(self, k): return k if self.n == 0 else N(self.n - 1)[k]
    def __contains__(self, k): return True if self.n == 0 else k in N(self.n - 1)
    def __bool__(self): return True if self.n == 0 else not N(self.n - 1)
    def __iadd__(self, o):
        if self.n == 0: return "bottom"
        x = N(self.n - 1)
        x += o
        return x
    def __enter__(self):
        if self.n == 0: return 0
        with N(self.n - 1) as v: return v + 1
    def __exit__(self, *a): return False
print(N(200_000) + 1, 2 * N(150_000), -N(150_000), N(150_000) == 5, N(100_000) < 1, N(150_000)["k"], 1 in N(150_000), bool(N(100_000)))
x = N(100_000)
x += 1
print(x)
with N(50_000) as v: print(v)

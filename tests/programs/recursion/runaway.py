"""Runaway recursion of every kind ends in RecursionError and the program goes on."""
import sys
def plain(): return plain()
class A:
    def m(self): return self.m()
    @property
    def p(self): return self.p
    def __getattr__(self, n): return getattr(self, n + "x")
    def __add__(self, o): return self + o
    def __eq__(self, o): return self == o
    def __repr__(self): return repr(self)
    def __str__(self): return f"{self}"
    def __iter__(self): return iter(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __hash__(self): return hash(self)
    def __getitem__(self, k): return self[k]
    def __contains__(self, k): return k in self
    def __call__(self): return self()
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    def __lt__(self, o): return self < o
    def __format__(self, s): return format(self, s)
    def __index__(self): return [1][self]
    def __next__(self): return next(self)
a = A()
def gen():
    yield from gen()
class I:
    def __init__(self): I()
def sortkey(x): return sorted([x], key=sortkey)
def mapper(x): return list(map(mapper, [x]))
for name, f in {"plain": plain, "method": a.m, "property": lambda: a.p, "getattr": lambda: a.z, "add": lambda: a + 1, "eq": lambda: a == 1, "repr": lambda: repr(a), "str": lambda: str(a), "iter": lambda: iter(a), "len": lambda: len(a), "bool": lambda: bool(a), "hash": lambda: hash(a), "getitem": lambda: a[0], "contains": lambda: 1 in a, "call": a, "with": lambda: a.__enter__(), "lt": lambda: a < a, "format": lambda: format(a, "x"), "index": lambda: [1][a], "next": lambda: next(a), "gen": lambda: list(gen()), "init": I, "sort key": lambda: sortkey(1), "map": lambda: mapper(1), "lambda": (lambda f: f(f))(lambda f: lambda: f(f)()), "exec": lambda: exec("def f(): f()\nf()", {}), "eval": lambda: eval("(lambda f: f(f))(lambda f: f(f))")}.items():
    try:
        f()
        print(name, "returned")
    except RecursionError as e:
        print(name, "RecursionError")
def handled(n):
    try: return handled(n + 1)
    except RecursionError: return "handled at the bottom"
print(handled(0))
def fin(n):
    try: fin(n + 1)
    finally: counts.append(1)
counts = []
try: fin(0)
except RecursionError: print(len(counts) > 100)
print("still alive", sum(range(10)))

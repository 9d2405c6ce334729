"""Exceptions raised at each point of iteration, unpacking and comprehension, and what survives."""
class It:
    def __init__(self, fail_at, exc=ValueError): self.n, self.f, self.e = 0, fail_at, exc
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == self.f: raise self.e(f"at {self.n}")
        return self.n
def t(f):
    try: return f()
    except Exception as e: return f"{type(e).__name__}: {e}"
print(t(lambda: [x for x in It(3)]), t(lambda: list(It(2))), t(lambda: tuple(It(4))), t(lambda: dict(zip(It(3), "abc"))), t(lambda: sum(It(5))), t(lambda: max(It(1))), t(lambda: (lambda a, b, c: 0)(*It(3))), t(lambda: sorted(It(3))), t(lambda: "".join(map(str, It(3)))), t(lambda: {x: 1 for x in It(2)}), t(lambda: any(x > 5 for x in It(3))), t(lambda: [*It(2)]), t(lambda: {*It(2)}), t(lambda: list(It(3, StopIteration))), t(lambda: list(It(3, KeyError))), t(lambda: 9 in It(4)), t(lambda: list(enumerate(It(2)))), t(lambda: next(It(1), "default")), t(lambda: next(It(1, StopIteration), "default")))
def unpack(): a, b, *c = It(3); return a
def loop():
    got = []
    try:
        for x in It(4): got.append(x)
    except ValueError as e: got.append(str(e))
    else: got.append("no")
    return got
print(t(unpack), loop())
l = [0]
print(t(lambda: l.extend(It(4))), l, t(lambda: l.__iadd__(It(3))), l)
d = {}
print(t(lambda: d.update((x, x) for x in It(3))), d)
s = set(); print(t(lambda: s.update(It(3))), sorted(s)); l[1:1] = [7]; print(t(lambda: l.__setitem__(slice(0, 1), It(3))), l)
b = bytearray(); print(t(lambda: b.extend(It(3))), b)
class BadIter:
    def __iter__(self): raise RuntimeError("iter fails")
print(t(lambda: list(BadIter())), t(lambda: [*BadIter()]), t(lambda: 1 in BadIter()), t(lambda: dict(BadIter())), t(lambda: (lambda *a: a)(*BadIter())))
class Len:
    def __iter__(self): return iter([1, 2])
    def __len__(self): raise ValueError("len fails")
print(t(lambda: list(Len())), t(lambda: [*Len()]), t(lambda: tuple(Len())), t(lambda: sorted(Len())))
class TypeErrLen(Len):
    def __len__(self): raise TypeError("type error in len")
print(t(lambda: list(TypeErrLen())))
def gen_cleanup():
    try:
        yield 1
        yield 2
    finally: events.append("cleanup")
events = []
for x in gen_cleanup(): break
import gc; gc.collect(); print(events)
g = gen_cleanup(); a, b = g; print(t(lambda: next(g)), events)
try:
    for x in gen_cleanup(): raise LookupError("body")
except LookupError: gc.collect(); print(len(events))
def nested():
    for i in range(2):
        for j in It(2):
            yield i, j
print(t(lambda: list(nested())))
def rethrow():
    try: yield from It(2)
    except ValueError as e: raise TypeError("converted") from e
print(t(lambda: list(rethrow())))
z = zip(It(3), "abc"); print(next(z), next(z), t(lambda: next(z)), t(lambda: next(z)))
m = map(lambda x: 1 // (x - 2), [1, 2, 3]); print(next(m), t(lambda: next(m)), next(m))
f = filter(lambda x: x.nope, [1]); print(t(lambda: next(f)))

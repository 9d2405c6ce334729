"""Context managers in a realistic setting: a key-value store with nested transactions."""
from contextlib import contextmanager, ExitStack
class Abort(Exception): pass
class Store:
    def __init__(self): self.layers = [{}]
    def __getitem__(self, k):
        for layer in reversed(self.layers):
            if k in layer:
                if layer[k] is None: break
                return layer[k]
        raise KeyError(k)
    def __setitem__(self, k, v): self.layers[-1][k] = v
    def __delitem__(self, k):
        self[k]
        self.layers[-1][k] = None
    def __contains__(self, k):
        try:
            self[k]
        except KeyError:
            return False
        return True
    @contextmanager
    def transaction(self, name):
        self.layers.append({})
        try:
            yield self
        except Abort as e:
            self.layers.pop()
            print(f"{name} rolled back: {e}")
        except BaseException:
            self.layers.pop()
            print(f"{name} failed")
            raise
        else:
            top = self.layers.pop()
            self.layers[-1].update(top)
            print(f"{name} committed {sorted(top)}")
    def dump(self): return {k: self[k] for layer in self.layers for k in layer if k in self}
s = Store()
s["a"] = 1
with s.transaction("t1"):
    s["a"] = 2
    s["b"] = 3
    with s.transaction("t2"):
        del s["a"]
        print("inner", s.dump(), "a" in s)
        raise Abort("changed my mind")
    print("outer", s.dump())
print(s.dump())
try:
    with s.transaction("t3"):
        s["c"] = 1
        s["nope"] + 1
except KeyError as e:
    print("KeyError", e)
print(s.dump(), len(s.layers))
with ExitStack() as stack:
    for i in range(3):
        stack.enter_context(s.transaction(f"layer{i}"))
        s[f"k{i}"] = i
    del s["b"]
print(s.dump())
@contextmanager
def timer(log, name, clock=iter(range(100))):
    t = next(clock)
    yield
    log.append((name, next(clock) - t))
log = []
with timer(log, "outer"):
    for _ in range(2):
        with timer(log, "inner"): pass
print(log)
def transfer(frm, to, n):
    with s.transaction(f"transfer {n}"):
        s[frm] = s[frm] - n
        s[to] = s[to] + n
        if s[frm] < 0: raise Abort("insufficient funds")
s["x"], s["y"] = 100, 0
for n in (30, 80, 70): transfer("x", "y", n)
print(s["x"], s["y"])

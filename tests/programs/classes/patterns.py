"""Object-oriented design patterns in small."""
import weakref
class Observable:
    def __init__(self): self._obs = []
    def subscribe(self, f): self._obs.append(f); return lambda: self._obs.remove(f)
    def emit(self, *a):
        for f in list(self._obs): f(*a)
log = []
ob = Observable()
un = ob.subscribe(lambda x: log.append(("first", x)))
ob.subscribe(lambda x: log.append(("second", x)))
ob.emit(1); un(); ob.emit(2)
print(log)
class Visitor:
    def visit(self, n): return getattr(self, "visit_" + type(n).__name__, self.generic)(n)
    def generic(self, n): return f"?{type(n).__name__}"
class Num:
    def __init__(self, v): self.v = v
class Add:
    def __init__(self, l, r): self.l, self.r = l, r
class Show(Visitor):
    def visit_Num(self, n): return str(n.v)
    def visit_Add(self, n): return f"({self.visit(n.l)} + {self.visit(n.r)})"
print(Show().visit(Add(Num(1), Add(Num(2), 3.0))))
class State:
    trans = {}
    def __init_subclass__(cls, on=()):
        for ev, to in dict(on).items(): State.trans[cls.__name__, ev] = to
class Idle(State, on={"start": "Running"}): pass
class Running(State, on={"pause": "Paused", "stop": "Idle"}): pass
class Paused(State, on={"resume": "Running", "stop": "Idle"}): pass
s = "Idle"
for ev in "start pause resume explode stop".split():
    nxt = State.trans.get((s, ev))
    print(f"{s} --{ev}--> {nxt or 'ignored'}", end="; ")
    s = nxt or s
print()
class Command:
    def __init__(self, do, undo): self.do, self.undo = do, undo
class Editor:
    def __init__(self): self.text, self.done, self.redo_ = "", [], []
    def run(self, c): self.text = c.do(self.text); self.done.append(c); self.redo_.clear()
    def undo(self): c = self.done.pop(); self.text = c.undo(self.text); self.redo_.append(c)
    def redo(self): c = self.redo_.pop(); self.text = c.do(self.text); self.done.append(c)
ed = Editor()
for w in ("hello", " ", "world"): ed.run(Command(lambda t, w=w: t + w, lambda t, w=w: t[:-len(w)]))
ed.undo(); ed.undo(); ed.redo()
print(repr(ed.text), len(ed.done), len(ed.redo_))
class Builder:
    def __init__(self): self.parts = {}
    def __getattr__(self, n):
        def setter(v):
            self.parts[n] = v
            return self
        return setter
print(Builder().host("h").port(80).path("/").parts)
class Flyweight:
    _pool = {}
    def __new__(cls, k):
        if k not in cls._pool: cls._pool[k] = super().__new__(cls)
        return cls._pool[k]
print(Flyweight("a") is Flyweight("a"), Flyweight("a") is Flyweight("b"))
class Composite(list):
    def total(self): return sum(x.total() if isinstance(x, Composite) else x for x in self)
print(Composite([1, Composite([2, 3, Composite([4])])]).total())
class Chain:
    def __init__(self, f, nxt=None): self.f, self.nxt = f, nxt
    def handle(self, r): return self.f(r) or (self.nxt.handle(r) if self.nxt else "unhandled")
ch = Chain(lambda r: r < 0 and "negative", Chain(lambda r: r == 0 and "zero", Chain(lambda r: r < 10 and "small")))
print([ch.handle(x) for x in (-1, 0, 5, 50)])
class Template:
    def run(self): return "-".join([self.a(), self.b(), self.c()])
    def a(self): return "A"
    def b(self): raise NotImplementedError
    def c(self): return "C"
class Impl(Template):
    def b(self): return "impl"
print(Impl().run())
try:
    Template().run()
except NotImplementedError as e:
    print(repr(e))
class Borg:
    _s = {}
    def __init__(self): self.__dict__ = self._s
b1, b2 = Borg(), Borg()
b1.x = 5
print(b2.x, b1 is b2)
class Node:
    def __init__(self, n): self.n, self.kids, self._p = n, [], None
    @property
    def parent(self): return self._p and self._p()
    def add(self, c): c._p = weakref.ref(self); self.kids.append(c); return c
root = Node("r")
leaf = root.add(Node("k")).add(Node("l"))
print(leaf.parent.parent.n, root.parent)

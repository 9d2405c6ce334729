"""Plugin registries: decorators, __init_subclass__, entry points, priorities, hooks."""
import inspect
class Registry:
    def __init__(self): self.plugins = {}
    def register(self, name=None, *, priority=0, requires=()):
        def deco(obj):
            key = name or obj.__name__.lower()
            if key in self.plugins: raise KeyError(f"duplicate plugin {key!r}")
            self.plugins[key] = {"obj": obj, "priority": priority, "requires": tuple(requires)}
            return obj
        return deco
    def ordered(self):
        done, out = set(), []
        def visit(k, trail=()):
            if k in trail: raise RuntimeError("circular: " + " -> ".join(trail + (k,)))
            if k in done: return
            for r in self.plugins[k]["requires"]:
                if r not in self.plugins: raise LookupError(f"{k} requires missing {r}")
                visit(r, trail + (k,))
            done.add(k); out.append(k)
        for k in sorted(self.plugins, key=lambda k: (-self.plugins[k]["priority"], k)): visit(k)
        return out
reg = Registry()
@reg.register(priority=5)
def upper(s): return s.upper()
@reg.register("exclaim", requires=["upper"], priority=10)
def add_mark(s): return s + "!"
@reg.register()
class Reverse:
    def __call__(self, s): return s[::-1]
def apply(s):
    for k in reg.ordered():
        o = reg.plugins[k]["obj"]
        s = (o() if inspect.isclass(o) else o)(s)
    return s
print(reg.ordered(), apply("hello"))
try: reg.register("upper")(len)
except KeyError as e: print(e)
reg.register("loop_a", requires=["loop_b"])(str); reg.register("loop_b", requires=["loop_a"])(str)
try: reg.ordered()
except RuntimeError as e: print(e)
del reg.plugins["loop_a"]
try: reg.ordered()
except LookupError as e: print(e)
class Shape:
    kinds = {}
    def __init_subclass__(cls, /, kind=None, **kw):
        super().__init_subclass__(**kw)
        if kind: Shape.kinds[kind] = cls
    @classmethod
    def make(cls, kind, *a):
        try: return cls.kinds[kind](*a)
        except KeyError: raise ValueError(f"unknown shape {kind!r}, have {sorted(cls.kinds)}") from None
class Circle(Shape, kind="circle"):
    def __init__(self, r): self.r = r
    def area(self): return round(3.14159 * self.r**2, 2)
class Rect(Shape, kind="rect"):
    def __init__(self, w, h): self.w, self.h = w, h
    def area(self): return self.w * self.h
class Square(Rect, kind="square"):
    def __init__(self, s): super().__init__(s, s)
print([Shape.make(*spec).area() for spec in (("circle", 2), ("rect", 2, 3), ("square", 4))])
try: Shape.make("blob")
except ValueError as e: print(e, e.__cause__, e.__suppress_context__)
class Hooks:
    def __init__(self): self.h = {}
    def on(self, ev): return lambda f: self.h.setdefault(ev, []).append(f) or f
    def fire(self, ev, *a, **k):
        results = []
        for f in self.h.get(ev, []):
            sig = inspect.signature(f)
            kw = {n: v for n, v in k.items() if n in sig.parameters or any(p.kind is p.VAR_KEYWORD for p in sig.parameters.values())}
            try: results.append(f(*a, **kw))
            except Exception as e: results.append(e)
        return results
hooks = Hooks()
@hooks.on("save")
def log(item): return f"log {item}"
@hooks.on("save")
def audit(item, user="nobody"): return f"{user} saved {item}"
@hooks.on("save")
def broken(item, **kw): raise ValueError(f"cannot {sorted(kw)}")
print(hooks.fire("save", "doc", user="ann", extra=1), hooks.fire("none"), hooks.fire("save", "x"))
class Dispatcher:
    def __init__(self): self.rules = []
    def rule(self, *types): return lambda f: self.rules.append((types, f)) or f
    def __call__(self, *args):
        best = None
        for types, f in self.rules:
            if len(types) == len(args) and all(isinstance(a, t) for a, t in zip(args, types)):
                rank = sum(type(a).__mro__.index(t) for a, t in zip(args, types))
                if best is None or rank < best[0]: best = (rank, f)
        if best is None: raise TypeError("no rule for " + ", ".join(type(a).__name__ for a in args))
        return best[1](*args)
collide = Dispatcher()
@collide.rule(object, object)
def _(a, b): return "bump"
@collide.rule(Rect, Circle)
def _(a, b): return "rect hits circle"
@collide.rule(Rect, object)
def _(a, b): return "rect hits something"
print(collide(Rect(1, 1), Circle(1)), collide(Square(1), Circle(1)), collide(Square(1), 5), collide(1, 2))
try: collide(1)
except TypeError as e: print(e)

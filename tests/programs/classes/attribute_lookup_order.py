"""Who wins: metaclass, class, instance, data and non-data descriptors, __getattr__, slots, properties."""
class Data:
    def __init__(self, n): self.n = n
    def __get__(self, o, c): return f"data-{self.n}"
    def __set__(self, o, v): log.append(("set", self.n, v))
    def __delete__(self, o): log.append(("del", self.n))
class NonData:
    def __init__(self, n): self.n = n
    def __get__(self, o, c): return f"nondata-{self.n}"
log = []
kinds = {"none": None, "plain": "plain", "data": Data, "nondata": NonData}
for mk, mv in kinds.items():
    for ck, cv in kinds.items():
        for ik in ("none", "plain"):
            M = type("M", (type,), {} if mv is None else {"a": mv("meta") if callable(mv) else "meta-plain"})
            C = M("C", (), {} if cv is None else {"a": cv("class") if callable(cv) else "class-plain"})
            o = C()
            if ik == "plain": o.__dict__["a"] = "instance"
            r = [getattr(o, "a", "-"), getattr(C, "a", "-")]
            log.clear()
            try: o.a = 1; r.append("set-instance" if o.__dict__.get("a") == 1 else "set-desc")
            except AttributeError as e: r.append("no")
            try: C.a = 2; r.append("set-class" if C.__dict__.get("a") == 2 else "set-metadesc")
            except AttributeError as e: r.append("no")
            try: del o.a; r.append("deleted")
            except AttributeError: r.append("undeletable")
            print(f"meta={mk:8} class={ck:8} inst={ik:6}", r, log)
class Base: a = "base"; b = NonData("base")
class Left(Base): a = Data("left")
class Right(Base): a = "right"; b = "right-b"
class Both(Left, Right): pass
o = Both(); o.__dict__.update(a="i", b="i"); print(o.a, o.b, Both.a, Both.b, super(Left, o).a, super(Both, o).a, super(Both, o).b, super(Right, o).b)
class G:
    x = property(lambda s: s.__dict__["_x"])
    def __getattr__(self, n): return f"getattr({n})"
g = G(); print(g.y, g.x if "_x" in g.__dict__ else "missing") if 0 else print(g.y)
try: print(g.x)
except KeyError as e: print("KeyError", e)
class S:
    __slots__ = ("s",)
    s2 = "class"
s = S()
for n in ("s", "s2"):
    try: print(getattr(s, n))
    except AttributeError as e: print(e)
s.s = 1; print(s.s, S.s.__get__(s), S.__dict__["s"].__get__(s, S))
try: s.s2 = 5
except AttributeError as e: print(e)
class Dyn:
    def __getattribute__(self, n): return super().__getattribute__(n) if n.startswith("_") or n == "real" else f"intercepted {n}"
    real = 1
d = Dyn(); d.z = 5; print(d.z, d.real, d.__dict__, object.__getattribute__(d, "z"))
class Cls:
    def m(self): return "method"
    @classmethod
    def c(cls): return "cm"
    @staticmethod
    def s(): return "sm"
i = Cls(); i.__dict__.update(m="im", c="ic", s="is"); print(i.m, i.c, i.s, Cls.m(i), Cls.c(), Cls.s())
print(type.__dict__["__name__"].__get__(Cls), Cls.__dict__["m"].__get__(i)(), Cls.__dict__["c"].__get__(None, Cls)(), Cls.__name__, "__name__" in Cls.__dict__, hasattr(i, "__name__"), i.__class__.__name__, Cls.__class__, Cls.__mro__[-1])
class Shadow:
    __class__ = int
    __dict__ = {"fake": 1}
    __doc__ = 5
sh = Shadow(); print(sh.__class__, type(sh).__name__, isinstance(sh, int), sh.__dict__, vars(sh) if 0 else "", sh.__doc__)

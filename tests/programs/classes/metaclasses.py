"""Metaclasses: __new__, __init__, __call__, __prepare__, keywords, conflicts."""
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"injected": "from prepare"}
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a):
        print("call", cls.__name__, a)
        return super().__call__(*a)
    def __len__(cls): return 7
    def __iter__(cls): return iter("iter")
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __contains__(cls, k): return k == 1
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __add__(cls, o): return f"{cls.__name__}+{o!r}"
    def __bool__(cls): return False
class A(metaclass=Meta, flag=1):
    x = 1
class B(A, opt="o"):
    y = injected
print(B.y, len(A), list(A), A[3], 1 in A, 2 in A, A, A + B, bool(B), A().x)
class Registry(type):
    all = {}
    def __init__(cls, n, b, ns):
        super().__init__(n, b, ns)
        if b: Registry.all[n.lower()] = cls
class Plugin(metaclass=Registry): pass
class One(Plugin): pass
class Two(Plugin): pass
print(sorted(Registry.all), type(One).__name__)
class M1(type): pass
class M2(type): pass
class X1(metaclass=M1): pass
class X2(metaclass=M2): pass
try:
    class Y(X1, X2): pass
except TypeError as e:
    print(e)
class M3(M1, M2): pass
class Y(X1, X2, metaclass=M3): pass
print(type(Y).__name__)
def func_meta(name, bases, ns, **kw):
    print("function metaclass", name, bases, kw)
    return type(name, bases, ns)
class F(metaclass=func_meta, k=2): v = 1
print(F.v, type(F))
class Singleton(type):
    _inst = {}
    def __call__(cls, *a, **k):
        if cls not in cls._inst: cls._inst[cls] = super().__call__(*a, **k)
        return cls._inst[cls]
class Conf(metaclass=Singleton):
    def __init__(self, v=0): self.v = v
print(Conf(1) is Conf(2), Conf().v)
class OrderedNS(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"): print("define", k)
        super().__setitem__(k, v)
class Watch(type):
    @classmethod
    def __prepare__(m, n, b): return OrderedNS()
class Watched(metaclass=Watch):
    a = 1
    def b(self): pass
    a = 2
class BadPrep(type):
    @classmethod
    def __prepare__(m, n, b): return 5
try:
    class Bad(metaclass=BadPrep): pass
except TypeError as e:
    print(e)
try:
    class Kw(unknown=1): pass
except TypeError as e:
    print(e)
T = type("T", (A,) if 0 else (), {"m": lambda self: "dyn"})
print(T().m(), T.__name__, T.__module__)
print(type(type) is type, isinstance(type, object), type.__mro__, type.__bases__)
class Final(type):
    def __new__(m, n, b, ns):
        for base in b:
            if isinstance(base, Final): raise TypeError(f"{base.__name__} is final")
        return super().__new__(m, n, b, ns)
class Leaf(metaclass=Final): pass
try:
    class More(Leaf): pass
except TypeError as e:
    print(e)
class Deco:
    def __mro_entries__(self, bases): return (dict,)
class FromEntry(Deco()): pass
print(FromEntry.__bases__, FromEntry.__orig_bases__[0].__class__.__name__, FromEntry(a=1))
import types
print(types.new_class("N", (), {"metaclass": Singleton}, lambda ns: ns.update(q=1)).q, types.resolve_bases((Deco(), int)), types.prepare_class("P", (), {})[0])

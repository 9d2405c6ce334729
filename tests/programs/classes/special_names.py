"""Implicit special method lookup happens on the type; which ones have defaults."""
class A: pass
a = A()
a.__len__ = lambda: 5
a.__str__ = lambda: "inst"
a.__bool__ = lambda: False
a.__iter__ = lambda: iter([1])
try:
    len(a)
except TypeError as e:
    print(e)
print(str(a).startswith("<__main__.A"), bool(a))
class S:
    def __str__(self): return "str"
class R:
    def __repr__(self): return "repr"
print(str(S()), repr(S()).startswith("<"), str(R()), f"{S()} {R()} {S()!s} {R()!r} {R()!a}", [R()], "%s %r" % (S(), R()))
class F:
    def __format__(self, spec): return f"<{spec}>"
print(format(F(), "abc"), f"{F():x}", f"{F()}", "{:>5}".format(F()))
for cls, body in [("str", {"__str__": lambda s: 5}), ("repr", {"__repr__": lambda s: None}), ("fmt", {"__format__": lambda s, x: 5}), ("bool", {"__bool__": lambda s: 1}), ("len", {"__len__": lambda s: -1}), ("len", {"__len__": lambda s: "x"}), ("len", {"__len__": lambda s: 2**70}), ("hash", {"__hash__": lambda s: "x"}), ("iter", {"__iter__": lambda s: 5}), ("int", {"__int__": lambda s: "x"}), ("float", {"__float__": lambda s: 1}), ("index", {"__index__": lambda s: 1.0}), ("complex", {"__complex__": lambda s: 1}), ("bytes", {"__bytes__": lambda s: "x"}), ("next", {"__iter__": lambda s: s}), ("contains", {"__contains__": lambda s, x: []}), ("enter", {"__enter__": lambda s: 1}), ("dir", {"__dir__": lambda s: ["b", "a"]}), ("reversed", {"__reversed__": lambda s: 5}), ("lenhint", {"__iter__": lambda s: iter([1]), "__length_hint__": lambda s: "x"})]:
    o = type("T", (), body)()
    def go():
        match cls:
            case "str": return str(o)
            case "repr": return repr(o)
            case "fmt": return format(o)
            case "bool": return bool(o)
            case "len": return len(o)
            case "hash": return hash(o)
            case "iter": return iter(o)
            case "int": return int(o)
            case "float": return float(o)
            case "index": return [1][o]
            case "complex": return complex(o)
            case "bytes": return bytes(o)
            case "next": return list(o)
            case "contains": return 1 in o
            case "enter":
                with o: pass
            case "dir": return dir(o)
            case "reversed": return reversed(o)
            case "lenhint": return list(o)
    try:
        print(cls, go())
    except Exception as e:
        print(cls, type(e).__name__, e)
class H:
    def __hash__(self): return 2**64 + 3
class HN:
    def __hash__(self): return -1
class E:
    def __eq__(self, o): return True
print(hash(H()), hash(HN()), E.__hash__)
try:
    hash(E())
except TypeError as e:
    print(e)
class EH(E):
    __hash__ = object.__hash__
print(isinstance(hash(EH()), int), E() == 5, E() != 5, 5 == E())
class B:
    def __len__(self): return 0
class BB(B):
    def __bool__(self): return True
print(bool(B()), bool(BB()), not B(), not BB(), "t" if B() else "f")
class Num:
    def __int__(self): return 1
    def __float__(self): return 2.5
    def __complex__(self): return 3j
    def __index__(self): return 4
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __bytes__(self): return b"by"
import math
n = Num()
print(int(n), float(n), complex(n), [0, 1, 2, 3, "four"][n], round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n), hex(n), bin(n), bytes(n), range(n), "ab" * n)
class IndexOnly:
    def __index__(self): return 7
print(int(IndexOnly()), float(IndexOnly()), complex(IndexOnly()), math.sqrt(IndexOnly()) > 2)
class IntSub(int): pass
class RetSub:
    def __int__(self): return IntSub(5)
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    print(type(int(RetSub())).__name__, w[0].message if w else "no warning")

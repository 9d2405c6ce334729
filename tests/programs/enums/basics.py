"""enum: members, values, aliases, iteration, lookup, auto, functional API."""
import enum
from enum import Enum, IntEnum, StrEnum, auto, unique, Flag, IntFlag
class Color(Enum):
    "doc"
    RED = 1
    GREEN = 2
    CRIMSON = 1
    BLUE = auto()
    def describe(self): return f"{self.name.lower()}={self.value}"
    @classmethod
    def favourite(cls): return cls.BLUE
    @property
    def hexed(self): return hex(self.value)
print(Color.RED, repr(Color.RED), Color(2), Color["BLUE"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.BLUE.value, Color.RED.name, Color.RED.describe(), Color.favourite(), Color.GREEN.hexed, Color.__members__, Color.RED in Color, 1 in Color, 99 in Color, isinstance(Color.RED, Color), type(Color.RED), Color, Color.__doc__, list(reversed(Color)), Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.BLUE, hash(Color.RED) == hash(Color.RED), {Color.RED: "r"}[Color(1)], f"{Color.RED} {Color.RED!r} {Color.RED.value:>3}", dir(Color)[:4], bool(Color.RED), Color.RED.RED if 0 else "")
for bad in ("Color(9)", "Color['NOPE']", "Color.NOPE", "Color.RED = 5", "del Color.RED", "Color.RED.value = 3", "Color.RED < Color.BLUE", "Color()", "Color.RED.nope", "class_ := type('Sub', (Color,), {})", "Color.RED + 1", "Color('RED')", "int(Color.RED)", "Color.RED.name = 'x'"):
    try: exec(bad) if " = " in bad or "del" in bad else eval(bad)
    except Exception as e: print(bad, "->", type(e).__name__, e)
class N(IntEnum): ONE = 1; TWO = 2; THREE = auto()
print(N.ONE, repr(N.ONE), N.ONE + 1, N.TWO > N.ONE, N.ONE == 1, sorted(N, reverse=True), [10, 20][N.ONE], int(N.THREE), f"{N.ONE:03d} {N.ONE}", isinstance(N.ONE, int), N(2) is N.TWO, max(N), sum(N), N.ONE.bit_length(), str(N.ONE), "%d %s" % (N.ONE, N.ONE), {1: "x"}[N.ONE], N.TWO * 2.5, list(range(N.THREE)))
class S(StrEnum): A = "a"; MiXed = auto()
print(S.A, repr(S.A), S.A + "b", S.MiXed, S.A == "a", S("mixed"), S.A.upper(), f"{S.A:>3}", "".join(S), isinstance(S.A, str), {"a": 1}[S.A])
try: class_ = StrEnum("X", {"a": 1})
except TypeError as e: print(e)
try:
    @unique
    class U(Enum): A = 1; B = 1; C = 1; D = 2; E = 2
except ValueError as e: print(e)
F = Enum("F", "X Y Z"); print(list(F), F.X.value, Enum("G", ["P", "Q"], start=5).Q.value, Enum("H", [("A", 10), ("B", "x")]).B, Enum("I", {"k": "v"}).k.value, F.__module__, Enum("J", "a,b", module="mm", qualname="q.J").a.__class__.__qualname__)
class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def g(self): return 6.67430e-11 * self.mass / self.radius**2
print([(p.name, round(p.g, 2), p.value) for p in Planet], Planet((5.976e24, 6.37814e6)))
class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return f"{name.lower()}{count}{last}"
    A = auto(); B = auto()
print([m.value for m in Auto])
class Miss(Enum):
    A = 1; B = 2
    @classmethod
    def _missing_(cls, v): return cls.B if v == "b" else cls.A if v == "none" else None
print(Miss("b"), Miss("none"))
try: Miss("zz")
except ValueError as e: print(e)
class New(Enum):
    A = 1; B = 2
    def __new__(cls, v): o = object.__new__(cls); o._value_ = v * 100; o.extra = v; return o
print(New.A.value, New.A.extra, New(200))
class Ign(Enum): _ignore_ = "tmp i"; tmp = 5; A = tmp; 
print(list(Ign), [m for m in Ign.__dict__ if m in ("tmp", "i")])
class Mixed(int, Enum): A = 1; B = "0x10" if 0 else 16
print(Mixed.A + 1, repr(Mixed.B), Mixed.A, f"{Mixed.A}", Mixed("16") if 0 else Mixed(16))
class WithMethods(Enum):
    ADD = enum.member(lambda a, b: a + b); fn = enum.nonmember(5)
    def meth(self): return "m"
    class Inner: pass
print(WithMethods.ADD.value(1, 2), WithMethods.fn, list(WithMethods) if 0 else len(WithMethods), WithMethods.ADD.meth())
import pickle, copy
print(pickle.loads(pickle.dumps(Color.RED)) is Color.RED, copy.deepcopy(Color.RED) is Color.RED, Color.RED is copy.copy(Color.RED))
class Empty(Enum): 
    def hi(self): return "hi " + self.name
class Full(Empty): A = 1
print(Full.A.hi(), enum.global_enum.__name__, enum.EnumType is enum.EnumMeta, isinstance(Color, enum.EnumType))
match Color.GREEN:
    case Color.RED: print("r")
    case Color.GREEN: print("g")

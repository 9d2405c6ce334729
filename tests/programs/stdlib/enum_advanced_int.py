"""Enums in practice: state tables, bit masks, serialisation, singletons, mixing with dataclasses and match."""
from enum import *
from dataclasses import dataclass
import json
class Level(IntEnum):
    DEBUG = 10; INFO = 20; WARN = 30
    @classmethod
    def parse(cls, s): return cls[s.upper()]
    def __str__(self): return self.name.title()
print(Level.parse("info"), sorted(Level, key=lambda l: -l), json.dumps({"l": Level.WARN, Level.INFO: 1}), Level.INFO | 3, f"{Level.INFO} {Level.INFO:d} {Level.INFO!r}", Level(10).name, [l for l in Level if l >= Level.INFO], {l: l.value for l in Level}, Level.DEBUG + Level.INFO, range(Level.DEBUG)[-1], Level.INFO.bit_count())
class Op(Enum):
    ADD = "+", lambda a, b: a + b
    MUL = "*", lambda a, b: a * b
    def __init__(self, sym, fn): self.sym, self.fn = sym, fn
    def __call__(self, a, b): return self.fn(a, b)
    @classmethod
    def of(cls, sym): return next(o for o in cls if o.sym == sym)
print(Op.ADD(2, 3), Op.of("*")(4, 5), [o.sym for o in Op], Op.ADD.value[0])
class Perm(Flag):
    R = auto(); W = auto(); X = auto(); ALL = R | W | X
    @classmethod
    def parse(cls, s): return sum((cls[c.upper()] for c in s if c != "-"), cls(0)) if 0 else __import__("functools").reduce(lambda a, b: a | b, (cls[c.upper()] for c in s if c != "-"), cls(0))
    def __str__(self): return "".join(c.name.lower() if c in self else "-" for c in (Perm.R, Perm.W, Perm.X))
print([str(Perm(i)) for i in range(8)], Perm.parse("r-x"), Perm.ALL & ~Perm.W, Perm.R in Perm.ALL, len(Perm.ALL), [p.name for p in Perm.ALL], Perm.parse("rw") == Perm.R | Perm.W)
@dataclass
class Card: rank: int; suit: "Suit"
class Suit(StrEnum): CLUBS = "♣"; HEARTS = "♥"
def colour(c):
    match c:
        case Card(rank=1, suit=Suit.HEARTS): return "ace of hearts"
        case Card(suit=Suit.HEARTS): return "red"
        case Card(r, Suit.CLUBS) if r > 10: return "black face"
        case Card(): return "black"
print([colour(Card(r, s)) for r, s in ((1, Suit.HEARTS), (5, Suit.HEARTS), (12, Suit.CLUBS), (3, Suit.CLUBS))], Card(1, Suit.CLUBS), "".join(Suit), Suit("♥").name)
class Coord(bytes, Enum):
    def __new__(cls, v, label, unit): o = bytes.__new__(cls, [v]); o._value_ = v; o.label, o.unit = label, unit; return o
    PX = (0, "P.X", "km"); PY = (1, "P.Y", "km")
print(Coord.PY.label, Coord(1).label, Coord.PX.unit, bytes(Coord.PY), Coord.PX.value)
class Period(Enum):
    DAY = 1; WEEK = 7
    _order_ = "DAY WEEK"
    @property
    def days(self): return self.value
    @nonmember
    class Helper: pass
print(Period.WEEK.days, len(Period), Period.Helper.__name__)
for src in ("class E(Enum): _order_ = 'B A'; A = 1; B = 2", "class E(Enum): A = 1; A = 2", "class E(Color): X = 1", "class E(Enum): mro = 1", "class E(Enum): _bad_ = 1", "class E(Enum):\n def __new__(cls): pass\n A = 1", "class E(int, Enum): A = 'x'", "class E(Flag): A = 'x'", "class E(Enum): A, B = 1, 2; __private = 3; _one = 4"):
    try: exec(src); print("ok", list(E))
    except Exception as e: print(type(e).__name__, e)
print(list(Enum("Dyn", {"A": 1, "B": 2})), IntEnum("I", "x y")(2), Flag("F", "a b c")(5), StrEnum("S", ["p", "q"]).q, Enum("Start", "m n", start=10).n.value, EnumType.__call__(Suit, "♣"), Suit.__class__.__name__, "CLUBS" in Suit.__members__, "♣" in Suit, Suit.CLUBS in Suit, 5 in Level, 10 in Level, 99 in Perm, property_ok if (property_ok := isinstance(Period.DAY.days, int)) else 0)

"""Flag and IntFlag: combination, iteration, boundary, containment, repr."""
import enum
from enum import Flag, IntFlag, auto, STRICT, CONFORM, EJECT, KEEP
class P(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
    NONE = 0
print(P.R, repr(P.R), P.R | P.X, repr(P.R | P.X), P.RW, repr(P.RW), P.NONE, repr(P(0)), list(P.RW), list(P), len(P.RW), P.R in P.RW, P.X in P.RW, ~P.R, repr(~P.RW), P.RW & P.W, P.RW ^ P.X, P.RW - P.R if 0 else "", bool(P.NONE), bool(P.R), P(3), P(7), P["RW"], P.RW.value, P.RW.name, (P.R | P.X).name, P(0).name, P.R == P(1), P.R | P.W is P.RW, P.R | P.W == P.RW, hash(P.R | P.W) == hash(P.RW), list(P(5)), P.__members__, f"{P.R | P.X}")
for bad in ("P(8)", "P(-9)", "P.R | 1", "P.R < P.W", "P('R')", "P.R + P.W", "5 in P.R", "P['Q']", "1 | P.R", "P.R & 'x'"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
class I(IntFlag): A = 1; B = 2; C = 4; AB = 3
print(I.A, repr(I.A), I.A | I.C, repr(I.A | I.C), I.A | 8, repr(I.A | 8), ~I.A, repr(~I.A), I.A + 1, I(7), repr(I(16)), list(I), list(I(5)), I.A == 1, I.AB & 1, 3 & I.B, int(I.AB), f"{I.AB} {I.AB:d}", I.A in I.AB, I.A ^ I.AB, bool(I(0)), I(0), repr(I(0)), I.A << 1, isinstance(I.A | I.B, I), -I.A, I(-1), repr(I(-2)))
class Strict(Flag, boundary=STRICT): A = 1; D = 8
class Conform(Flag, boundary=CONFORM): A = 1; D = 8
class Eject(Flag, boundary=EJECT): A = 1; D = 8
class Keep(Flag, boundary=KEEP): A = 1; D = 8
for c in (Strict, Conform, Eject, Keep):
    try: print(repr(c(3)), repr(c(9)), repr(~c(1)))
    except ValueError as e: print(e)
class W(Flag): A = 1; B = auto(); C = 16; D = auto()
print([m.value for m in W], W.A | W.D, W(33))
class Sub(IntFlag):
    X = 1; Y = 2
    def describe(self): return "+".join(m.name for m in self) or "none"
print((Sub.X | Sub.Y).describe(), Sub(0).describe(), [Sub(i).describe() for i in range(4)])
x = P.R; x |= P.W; print(x); x &= ~P.R; print(x); x ^= P.X; print(x)
try:
    @enum.verify(enum.CONTINUOUS)
    class V(Flag): A = 1; C = 4
except ValueError as e: print(e)
try:
    @enum.verify(enum.NAMED_FLAGS)
    class V2(Flag): A = 1; B = 6
except ValueError as e: print(e)
try:
    @enum.verify(enum.UNIQUE, enum.CONTINUOUS)
    class V3(enum.IntEnum): A = 1; B = 3
except ValueError as e: print(e)
print(enum.show_flag_values(7), enum.bin(5), enum.bin(-5), enum.show_flag_values(10))
import re, stat
print(re.I | re.M, repr(re.I), repr(re.compile("a", re.I | re.X).flags), re.RegexFlag(0), repr(re.RegexFlag(2 | 4096)))

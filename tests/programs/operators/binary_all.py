"""Every binary operator: forward, reflected, in place, NotImplemented and subclass priority."""
ops = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^", "matmul": "@"}
def make(name, prefix, result=None):
    ns = {"__repr__": lambda s: name}
    for op in ops:
        def f(self, o, op=op): return NotImplemented if result is NotImplemented else f"{name}.{prefix}{op}({o!r})"
        ns[f"__{prefix}{op}__"] = f
    return type(name, (), ns)
F, R, I, N = make("F", ""), make("R", "r"), make("I", "i"), make("N", "", NotImplemented)
class Plain:
    def __repr__(self): return "P"
f, r, n, p = F(), R(), N(), Plain()
for op, sym in ops.items():
    print(eval(f"f {sym} p"), eval(f"p {sym} r"), eval(f"f {sym} r"), eval(f"n {sym} r"), end=" | ")
    x = I()
    exec(f"x {sym}= p")
    print(x, end=" ")
    x = F()
    exec(f"x {sym}= p")
    print(x, end=" ")
    x = p
    exec(f"x {sym}= r")
    print(x)
for sym in ops.values():
    for expr in (f"p {sym} p", f"n {sym} p", f"1 {sym} 'a'"):
        try:
            eval(expr)
        except TypeError as e:
            print(e)
    try:
        x = p
        exec(f"x {sym}= p")
    except TypeError as e:
        print(e)
class Base:
    def __add__(self, o): return "Base.add"
    def __radd__(self, o): return "Base.radd"
class Sub(Base):
    def __radd__(self, o): return "Sub.radd"
class Sub2(Base): pass
print(Base() + Sub(), Sub() + Base(), Base() + Sub2(), Base() + Base())
class IntSub(int):
    def __radd__(self, o): return "IntSub.radd"
    def __rsub__(self, o): return "IntSub.rsub"
print(1 + IntSub(2), 1.5 + IntSub(2), 1 - IntSub(2), IntSub(1) + IntSub(2))
class RetNone:
    def __add__(self, o): return None
    def __iadd__(self, o): return NotImplemented
    def __radd__(self, o): raise ValueError("from radd")
x = RetNone()
x += 1
print(x)
try:
    1 + RetNone()
except ValueError as e:
    print(e)
class Pow:
    def __pow__(self, e, m=None): return ("pow", e, m)
    def __rpow__(self, b, m=None): return ("rpow", b, m)
    def __ipow__(self, e): return ("ipow", e)
q = Pow()
print(q ** 2, 2 ** q, pow(q, 2, 3), pow(2, q))
try:
    print(pow(2, q, 5))
except TypeError as e:
    print(e)
q **= 3
print(q)
class Blocked(Base):
    __radd__ = None
    __add__ = None
for expr in ("Blocked() + 1", "1 + Blocked()", "Base() + Blocked()", "Blocked() + Base()"):
    try:
        print(eval(expr))
    except TypeError as e:
        print(e)

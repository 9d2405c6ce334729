"""A small expression optimiser and evaluator written with match."""
from dataclasses import dataclass
@dataclass(frozen=True)
class Num: value: float
@dataclass(frozen=True)
class Var: name: str
@dataclass(frozen=True)
class Bin:
    op: str
    left: object
    right: object
@dataclass(frozen=True)
class Neg: operand: object
@dataclass(frozen=True)
class Call:
    fn: str
    args: tuple
def simplify(e):
    match e:
        case Bin("+", Num(a), Num(b)): return Num(a + b)
        case Bin("*", Num(a), Num(b)): return Num(a * b)
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)): return Num(0)
        case Bin("*", Num(1), x) | Bin("*", x, Num(1)): return simplify(x)
        case Bin("+", Num(0), x) | Bin("+", x, Num(0)): return simplify(x)
        case Bin("-", x, y) if x == y: return Num(0)
        case Neg(Neg(x)): return simplify(x)
        case Neg(Num(n)): return Num(-n)
        case Bin(op, l, r):
            s = Bin(op, simplify(l), simplify(r))
            return s if s == e else simplify(s)
        case Neg(x): return Neg(simplify(x))
        case Call(f, args): return Call(f, tuple(simplify(a) for a in args))
        case _: return e
def show(e):
    match e:
        case Num(v): return str(v)
        case Var(n): return n
        case Bin(op, l, r): return f"({show(l)} {op} {show(r)})"
        case Neg(x): return f"-{show(x)}"
        case Call(f, (a,)): return f"{f}({show(a)})"
        case Call(f, (a, *rest)): return f"{f}({show(a)}, {', '.join(map(show, rest))})"
def ev(e, env):
    match e:
        case Num(v): return v
        case Var(n) if n in env: return env[n]
        case Var(n): raise NameError(n)
        case Bin(op, l, r):
            a, b = ev(l, env), ev(r, env)
            match op:
                case "+": return a + b
                case "-": return a - b
                case "*": return a * b
                case "/" if b == 0: return float("inf")
                case "/": return a / b
                case _: raise ValueError(op)
        case Neg(x): return -ev(x, env)
        case Call("max" | "min" as f, args): return {"max": max, "min": min}[f](ev(a, env) for a in args)
x, y = Var("x"), Var("y")
for e in (Bin("+", Num(1), Num(2)), Bin("*", Num(0), x), Bin("+", Bin("*", Num(1), x), Num(0)), Bin("-", Bin("+", x, Num(0)), x), Neg(Neg(Neg(Num(3)))), Call("max", (Bin("*", x, Num(2)), Neg(Neg(y)), Num(7))), Bin("/", x, Bin("-", y, y)), Bin("^", x, y), Var("zz")):
    s = simplify(e)
    try: r = ev(s, {"x": 5, "y": 3})
    except (ValueError, NameError) as err: r = f"{type(err).__name__}: {err}"
    print(f"{show(e)}  =>  {show(s)}  =  {r}")

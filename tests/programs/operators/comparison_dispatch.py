"""Rich comparison: reflection, NotImplemented, subclass priority, identity fallback."""
log = []
def mk(name, result, base=object):
    ns = {"__repr__": lambda s: name, "__hash__": object.__hash__}
    for op in ("lt", "le", "eq", "ne", "gt", "ge"):
        def f(self, o, op=op):
            log.append(f"{name}.{op}")
            return result
        ns[f"__{op}__"] = f
    return type(name, (base,), ns)
A, B = mk("A", "A!"), mk("B", NotImplemented)
S = mk("S", "S!", A)
a, b, s = A(), B(), S()
for sym in ("<", "<=", "==", "!=", ">", ">="):
    out = []
    for l, r in (("a", "b"), ("b", "a"), ("b", "b"), ("a", "s"), ("s", "a"), ("b", "1"), ("1", "a")):
        log.clear()
        try:
            v = eval(f"{l} {sym} {r}")
        except TypeError as e:
            v = f"TypeError({e})"
        out.append((f"{l}{sym}{r}", v, *log))
    for o in out:
        print(o)
class OnlyLt:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"L{self.v}"
print(OnlyLt(1) < OnlyLt(2), OnlyLt(1) > OnlyLt(2), sorted([OnlyLt(3), OnlyLt(1), OnlyLt(2)]), max(OnlyLt(1), OnlyLt(5)), min([OnlyLt(4), OnlyLt(2)]))
try:
    OnlyLt(1) <= OnlyLt(2)
except TypeError as e:
    print(e)
for expr in ("1 < 'a'", "[] < ()", "None < None", "{} < {}", "1j < 2j", "object() >= object()", "int < str", "len < len", "[1, 'a'] < [1, 2]", "(1, None) < (1, None)", "(1, None) < (1, 2)", "{1} < [1]", "b'a' < 'a'", "range(1) < range(2)", "slice(1) < slice('a')", "... < ..."):
    try:
        print(expr, eval(expr))
    except TypeError as e:
        print(expr, "->", e)
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], (1, 2) >= (1, 2), "a" < "b", "Z" < "a", "" < "a", [1, 2] == [1.0, 2.0], (1,) == [1], {1: 2} == {1: 2.0}, {1, 2} == frozenset([2, 1]), b"a" == bytearray(b"a"), 1 == True, 0.0 == -0.0, "a" == b"a", range(3) == range(0, 3, 1), 1.0 == 1 + 0j)
class Err:
    def __eq__(self, o): raise RuntimeError("eq called")
e = Err()
print(e in [e], [e] == [e], (e,) == (e,))
for expr in ("[e] == [Err()]", "Err() in [e]", "[e].index(Err())", "{1: e} == {1: Err()}"):
    try:
        print(eval(expr))
    except RuntimeError as x:
        print(expr, "->", x)
class Truthy:
    def __eq__(self, o): return self
    def __bool__(self): log.append("bool"); return True
log.clear()
print([Truthy()] == [1], Truthy() in [2], [3].count(Truthy()), log)
class NeqNotImpl:
    def __eq__(self, o): return NotImplemented
    def __ne__(self, o): return NotImplemented
x, y = NeqNotImpl(), NeqNotImpl()
print(x == x, x == y, x != x, x != y)

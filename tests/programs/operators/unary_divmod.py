"""Unary operators, divmod, abs, round, and their errors."""
class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __divmod__(self, o): return "divmod"
    def __rdivmod__(self, o): return "rdivmod"
u = U()
print(-u, +u, ~u, abs(u), divmod(u, 1), divmod(1, u), not u)
class N: pass
for expr in ("-N()", "+N()", "~N()", "abs(N())", "divmod(N(), 1)", "divmod(1, N())", "~1.5", "-'a'", "+[]", "~None", "-{}", "abs('a')", "round(N())", "-None", "~1j"):
    try:
        print(eval(expr))
    except TypeError as e:
        print(expr, "->", e)
print(-True, +True, abs(-True), -(-5), ~0, ~-1, -0.0, abs(-0.0), +-1.5, abs(3+4j), -1j, ~(2**70), -(2**63), abs(-(2**100)))
for a in (7, -7, 7.5, -7.5, 2**70, -2**70):
    for b in (2, -2, 2.5, -2.5):
        q, r = divmod(a, b)
        print(q, r, a // b == q, a % b == r, end="; ")
    print()
for expr in ("1 // 0", "1 % 0", "1 / 0", "1.0 / 0", "1.0 // 0", "1.0 % 0", "divmod(1.0, 0)", "divmod(1, 0)", "0 ** -1", "0.0 ** -1", "0j ** -1", "1j / 0", "1j // 1", "1j % 2", "divmod(1j, 1)", "2 ** 1.5j if 0 else 1 << -1", "1 >> -1", "1 << 1.0", "10 % 'a'", "True / False", "2.0 ** 10000", "(-1.0) ** 0.5", "(-8) ** (1/3)", "pow(-1, 0.5)"):
    try:
        print(expr, "=", eval(expr))
    except Exception as e:
        print(expr, "->", type(e).__name__, e)
print(0 ** 0, 0.0 ** 0, 0j ** 0, 1 ** -1, (-1) ** -1, 2 ** -2, (-2) ** 3, (-2) ** 2, 10 ** 20, 10 ** -3, 4 ** 0.5)
print(7 & 3, 7 | 8, 5 ^ 1, 1 << 100, (1 << 100) >> 98, -1 >> 10, -5 >> 1, -5 & 0xFF, -5 | 2, -5 ^ 3, True & False, True | 0, True ^ True)

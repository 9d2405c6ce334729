"""Big integers: all operators across the word boundary."""
vals = [0, 1, -1, 2**31, -(2**31), 2**53 - 1, 2**53, 2**53 + 1, -(2**53), 2**63, -(2**64) + 1, 10**30, -(3**80)]
for a in vals:
    row = []
    for b in (3, -7, 2**53 + 1, -(10**20)):
        row.append((a + b, a - b, a * b, a // b, a % b, a & b, a | b, a ^ b))
    h = 0
    for r in row:
        for v in r: h = (h * 31 + v) % (2**89 - 1)
    print(a, row[0], h)
print([a << 5 for a in vals[:6]], [a >> 3 for a in vals], 1 << 200, -1 << 100, (1 << 200) >> 199, -(1 << 200) >> 199, 5 >> 1000, -5 >> 1000, 0 << 10**6)
print(2**200, (-2)**201, 3**-2, 0**0, pow(3, 200, 1000007), pow(3, -1, 7), pow(-3, 5, 7), pow(2, 10, -7), pow(5, 0, 1), pow(7, 10**20, 10**9 + 7), pow(10, 50))
print([int.bit_length(v) for v in vals], [v.bit_count() for v in vals], (0).bit_length())
print(divmod(10**40, 7**20), divmod(-(10**40), 7**20), 10**40 % -(7**20), -(10**25) // 10**5, (10**25) // -(10**5), 7 // -2, -7 % 3, 7 % -3)
print(10**20 == 1e20, 10**23 == 1e23, 2**53 + 1 == float(2**53 + 1), 10**400 > 1e308, 10**400 < float("inf"), -(10**400) > float("-inf"), 2**1023 * 1.0, 10**22 / 10**2, 10**400 / 10**399, 1 / 3, 2**60 / 3, (2**70 + 1) / 2**70, -(10**30) / 7)
for expr in ("10**400 / 1", "float(10**400)", "1.0 * 10**400", "10**400 + 1.0", "1 << 2**70", "2.5 // 10**400", "10**5 ** 10**3 if 0 else int(1e400)", "int(float('nan'))", "pow(2, -1, 4)", "pow(2, 3, 0)", "(-1) ** 0.5", "0 ** -1", "pow(2, 1.5, 3)"):
    try: print(expr, "=", eval(expr))
    except Exception as e: print(expr, "->", type(e).__name__, e)
print(sum(range(10**6)), sum([10**18] * 20), max(2**64, 2**64 + 1), sorted([2**64, -(2**64), 0, 1.5, 10**19]), [n for n in (2**53, 2**53 + 1, 9007199254740993) if n % 2], abs(-(2**70)), -(-(2**63)), ~(2**64), +2**65, int(1e20), int(-1e20), int(2**63 * 1.0), round(1e22))
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(50), fact(30) // fact(28), len(str(fact(300))), str(fact(100))[-30:], fact(25) % (10**9 + 7))
a, b = 0, 1
for _ in range(300): a, b = b, a + b
print(a, hex(a), a.bit_length(), int(str(a)) == a, int(hex(a), 16) == a)
import math
print(math.isqrt(10**40), math.isqrt(2**101), math.gcd(2**100, 6**50), math.lcm(10**10, 15**8), math.comb(100, 50), math.perm(30, 10), math.factorial(40), math.prod(range(1, 26)))
x = 2**53
for _ in range(3): x += 1; print(x, x - 1, x * 1, end="; ")
x = -(2**53)
for _ in range(3): x -= 1; print(x, -x, end="; ")
print(9007199254740991 + 1, 9007199254740991 * 2, 94906267 * 94906267, 3037000500**2, 4611686018427387904 * 4, -9007199254740991 - 2, 2**52 * 3 - 2**53)

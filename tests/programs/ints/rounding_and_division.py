"""Floor division, modulo, divmod, shifts and rounding on a grid of signs and sizes, checked by their laws."""
vals = [0, 1, -1, 2, -2, 7, -7, 10, -10, 2**31, -(2**31), 2**53, -(2**53) - 1, 10**20, -(10**20)]
bad = 0
for a in vals:
    for b in vals:
        if b:
            q, r = divmod(a, b)
            bad += not (a == q * b + r and (0 <= r < b or b < r <= 0) and q == a // b and r == a % b and isinstance(q, int))
        if 0 <= b < 70: bad += not (a << b == a * 2**b and a >> b == a // 2**b)
        bad += not ((a & b) + (a | b) == a + b and a ^ b == (a | b) - (a & b) and ~a == -a - 1 and (a < b) == (not a >= b) and (a == b) == (hash(a) == hash(b)) or a != b and hash(a) == hash(b) and {a, b} == {-1, -2})
print(bad)
print([[a // b for b in (3, -3, 7)] for a in (10, -10, 11)], [[a % b for b in (3, -3, 7)] for a in (10, -10, 11)], [round(v, -1) for v in (5, 15, 25, -5, -15, 14, 16, 995)], [round(v, -2) for v in (50, 150, 250, 149, -50)], round(10**20 + 5, -1), [int(v / 2) for v in (7, -7)], [v // 2 for v in (7, -7)], [-(-v // 2) for v in (7, 8)], [(v + 2) // 4 for v in range(-4, 6)], [v >> 1 for v in (-3, -2, -1, 0, 1)], [v // 1 for v in (5.5, -5.5)], [v % 1 for v in (5.5, -5.5)], 5 // 0.3, -5 % 0.3, [divmod(v, 60) for v in (59, 60, 3599, -1)], 7 // True, True // 2, 2**70 // 3**20, 2**70 % 3**20, -(2**70) // 3**20)

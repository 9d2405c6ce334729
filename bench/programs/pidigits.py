"""Digits of pi by a spigot over big integers."""


def digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while n:
        if 4 * q + r - t < m * t:
            yield m
            n -= 1
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2


text = "".join(map(str, digits(4_200)))
check = 0
a, b = 0, 1
for _ in range(90_000):
    a, b = b, a + b
print(text[-20:], sum(map(int, text)), a % 10**15, pow(3, 10**30, 10**60 + 7) % 10**12, len(str(7**1500 // 3**900)))

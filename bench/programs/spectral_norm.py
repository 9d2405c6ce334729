"""The spectral norm of an infinite matrix, approximated: small functions over floats."""


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    return [sum(element(i, j) * x for j, x in enumerate(v)) for i in range(len(v))]


def transposed(v):
    return [sum(element(j, i) * x for j, x in enumerate(v)) for i in range(len(v))]


u = [1.0] * 360
for _ in range(10):
    v = transposed(times(u))
    u = transposed(times(v))
uv = sum(a * b for a, b in zip(u, v))
vv = sum(b * b for b in v)
print(f"{(uv / vv) ** 0.5:.9f}")

a, b = c
a, *b, c = d
[a, (b, *c)] = d
a, b = b, a
a, b, c = c, b, a
def f(x, y, z):
    x, y, z = z, x, y
    x, x = y, z
    return x

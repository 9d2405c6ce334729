[x for x in a]
{x for x in a if x if y}
{x: y for x in a for y in x if y}
def f(a):
    b = [x for x in a if (last := x)]
    c = [[y for y in x] for x in a]
    d = [lambda: x for x in a]
    e = [y for x in a for y in [x + 1]]
    return (x + last for x in b)
class C:
    n = 1
    x = [n + y for y in range(n)]
    y = [(lambda: z) for z in x]

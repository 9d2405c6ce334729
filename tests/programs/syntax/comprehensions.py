"""Comprehensions and generator expressions: nesting, scopes, conditions, unpacking."""
print([x * y for x in range(4) if x % 2 for y in range(3) if x != y])
print({x % 3 for x in range(10)} == {0, 1, 2})
print({k: v for k, v in zip("abc", range(3)) if v})
print([[c for c in word] for word in ("ab", "cd")])
print([(i, j) for i, j in enumerate("xy", 5)])
print([a + b for (a, b), *_ in [((1, 2), 3, 4), ((5, 6),)]])

x = "outer"
print([x for x in range(3)], x)

def f(n):
    return [lambda: i + n for i in range(3)]

print([g() for g in f(10)])
print([g() for g in [lambda i=i: i for i in range(3)]])


class C:
    size = 3
    rows = [i for i in range(size)]
    try:
        grid = [size for _ in range(2)]
    except NameError as e:
        message = str(e)
    else:
        message = "found"


print(C.rows, C.message)

# The outermost iterable is evaluated at once, the rest lazily.
def loud(tag, it):
    print("iter", tag)
    return it

g = (a * b for a in loud("a", [1, 2]) for b in loud("b", [3]))
print("created")
print(list(g))
try:
    gen = (x for x in 5)
except TypeError as e:
    print(e)

print([y := 1, y**2, [y := y + k for k in range(3)], y])
print(sum(i * i for i in range(10)), max((len(w), w) for w in "a bcd ef".split()))
print([*(i for i in range(2)), *[9]], {**{k: 1 for k in "ab"}, "c": 2})
print([x for x in [1, 2, 3] if x > 1 if x < 3])
print([1 if i else 0 for i in range(2)])
print(dict((i, chr(i)) for i in range(65, 68)))
print([lambda: None for _ in range(2)][0]())
print(list(i for i in [j for j in (k for k in range(3))]))
try:
    [1 / z for z in (1, 0)]
except ZeroDivisionError as e:
    print(e)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
def outer():
    v = 1
    def inner():
        return [v + w for w in range(2)]
    r = inner()
    v = 100
    return r, inner()
print(outer())
print([(lambda: locals())() for z in [1]])

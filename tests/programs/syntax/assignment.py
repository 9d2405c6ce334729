"""Assignment targets of every kind."""
a = b = c = []
a.append(1)
print(a, b, c, a is c)

x, y = 1, 2
x, y = y, x
print(x, y)
(p, q), r = (1, 2), 3
[s, [t, u]] = "a", "bc"
print(p, q, r, s, t, u)

first, *rest = range(5)
*init, last = "hello"
head, *middle, tail = (1, 2)
print(first, rest, init, last, head, middle, tail)
(*only,) = "xy"
[*only2] = {3: 4}
print(only, only2)

for i, (j, *k) in [(1, (2, 3, 4)), (5, "67")]:
    print(i, j, k)


class Box:
    pass


box = Box()
box.value = items = [0] * 4
box.inner = Box()
box.inner.name = "deep"
items[1], items[-1] = 10, 20
items[2:3] = "abc"
box.inner.name, items[0] = items[0], box.inner.name
print(box.value, box.inner.name)
del items[1], items[-1:]
print(items)

# Left-to-right evaluation: right side first, then the targets in order.
def note(tag, value):
    print("eval", tag)
    return value


note("container", items)[note("index", 0)] = note("value", "v")
d = {}
d[note("k1", 1)], d[note("k2", 2)] = note("v1", "a"), note("v2", "b")
print(d)

i = 0
i, items[i] = 2, "two"
print(i, items)

x: int = 5
y: "undefined name is fine"
print(x, __annotations__)
box.attr: int = 3
(z): str = "z"
print(box.attr, z, sorted(__annotations__))

for bad, text in [
    ("too many", "a, b = 1, 2, 3"),
    ("too few", "a, b, c = 1, 2"),
    ("starred few", "a, *b, c = [1]"),
    ("not iterable", "a, b = 5"),
    ("generator", "a, b = (n for n in range(3))"),
    ("dict", "a, b = {1: 2, 3: 4, 5: 6}"),
    ("str", "a, b = 'abc'"),
]:
    try:
        exec(text, {})
    except Exception as e:
        print(bad, "->", type(e).__name__, e)

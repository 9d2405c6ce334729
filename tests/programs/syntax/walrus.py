"""Assignment expressions bind in the enclosing function scope."""
data = [3, 1, 4, 1, 5, 9, 2, 6]
if (n := len(data)) > 5:
    print(n)
print([(y := v * 2, y + 1) for v in data[:2]], y)
it = iter(data)
while (v := next(it, None)) is not None and v != 9:
    print(v, end=" ")
print(v)
print(any((hit := w) > 4 for w in data), hit)
def f(a, b=(d := 7)):
    return (a := a + b)
print(f(1), d)
print((lambda: (z := 3) + z)())
total = 0
print([total := total + v for v in data])
def outer():
    found = None
    def inner():
        nonlocal found
        return [found := q for q in range(4)]
    inner()
    return found
print(outer())
x = (1, (y := 2), (z := 3))
print(x, y, z)
s = {(k := 1): (v := "a"), k + 1: v + "b"}
print(s)
print(f"{(w := 5)!r:>4} {w}")
print(data[(i := 1) : (j := 4)], i, j)
if (m := {}) or (m := {"a": 1}):
    print(m)
def g():
    global made
    return [made := k for k in "xyz"]
g()
print(made)
for source in (
    "[i := 0 for i in range(3)]",
    "[i for i in (j := range(3))]",
    "(x.y := 1)",
    "x := 1",
    "f(a=b:=1)",
    "class A: [z := 1 for _ in ()]",
    "(True := 1)",
    "lambda: x := 1",
    "([a, b] := [1, 2])",
):
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(f"{source!r}: {e.msg}")

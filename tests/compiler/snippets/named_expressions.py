def f(a):
    if (n := len(a)) > 1:
        return n
    while (x := next(a)):
        pass
    return [y := 1, y ** 2, (z := y)]
print([w := v for v in a])

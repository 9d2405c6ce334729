def f(a, b):
    def g(c):
        nonlocal b
        b = lambda: a + c
        return b
    a = g
    class C:
        x = a
        def h(self): return __class__, b
    return [lambda: a for a in b]

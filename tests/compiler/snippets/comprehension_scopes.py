def f(x):
    a = [x for x in x]
    def g(): return x
    b = [[x for x in y] for y in x]
    try:
        c = [x for x in h()]
    except E:
        pass
    return [y for y in b if (lambda: y + x)()]
x = [i for i in z]
i = [lambda: i for i in z]

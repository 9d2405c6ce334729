def f(a):
    if a:
        b = 1
    print(b)
    del a
    print(a)
    try:
        c = g()
    except E:
        pass
    return c
def many(p):
    while p:
        x = p
        p = x - 1
    return x

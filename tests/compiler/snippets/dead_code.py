def f():
    return 1
    def g(): pass
    x = 2
def g():
    if 0:
        yield 1
    while False:
        a()
    if 1: return b
    else: return c
def h():
    raise E
    return [x for x in y]

def f(a):
    raise
    unreachable()
def g(a):
    if a: raise E
    raise E(1) from a

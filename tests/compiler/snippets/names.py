import a.b.c as d, e.f
from . import g
from .h import i as j
from k import *
x = y = z
del x, y.a, z[0]
def outer():
    global G
    G = 1
    v = 2
    def inner():
        nonlocal v
        v += G
        return v, unknown
    del v
    return inner

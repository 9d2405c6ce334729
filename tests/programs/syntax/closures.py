"""Closures: late binding, cells, shared state, recursion through a cell."""
def make():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    return fs
print([f() for f in make()])
def pair():
    v = 0
    def get(): return v
    def put(n):
        nonlocal v
        v = n
    return get, put
g, p = pair()
g2, p2 = pair()
p(5); p2(6)
print(g(), g2(), g.__closure__[0].cell_contents, g.__code__.co_freevars, pair.__code__.co_cellvars)
print(g.__closure__[0] is p.__closure__[0], g.__closure__[0] == p2.__closure__[0])
def fact_maker():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact
print(fact_maker()(10))
def curry(f, n, *got):
    return f(*got) if n == 0 else lambda x: curry(f, n - 1, *got, x)
print(curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3))
def outer(a):
    b = a + 1
    def middle(c):
        def inner(d): return a, b, c, d
        return inner
    return middle
print(outer(1)(3)(4), outer(1)(3).__code__.co_freevars)
def arg_is_cell(n):
    def inc():
        nonlocal n
        n += 1
        return n
    inc(); inc()
    return n
print(arg_is_cell(5))
import types
cell = types.CellType(7)
print(cell.cell_contents, types.CellType() == types.CellType(), types.CellType(1) < types.CellType(2))
try:
    types.CellType().cell_contents
except ValueError as e:
    print(e)
cell.cell_contents = 8
h = types.FunctionType(g.__code__, {}, "h", None, (cell,))
print(h(), h.__name__)
for bad in [(), None, (1,), (cell, cell)]:
    try:
        types.FunctionType(g.__code__, {}, closure=bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
def deleted():
    x = 1
    def f(): return x
    del x
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
deleted()
class Meta(type):
    def __new__(m, n, b, d):
        return super().__new__(m, n, b, d)
def class_closure(val):
    class K(metaclass=Meta):
        attr = val
        def get(self): return val, __class__.__name__
    return K
print(class_closure(3)().get(), class_closure(4).attr)
def loops():
    out = []
    for x in range(2):
        out.append(lambda y=x: (x, y))
    x = "changed"
    return [f() for f in out]
print(loops())
def mutual():
    def even(n): return True if n == 0 else odd(n - 1)
    def odd(n): return False if n == 0 else even(n - 1)
    return even(10), odd(7), even(7)
print(mutual())
def exec_closure():
    y = 2
    ns = {"y": 10}
    exec("def f(): return y", ns)
    return ns["f"]()
print(exec_closure())

"""SimpleNamespace, MappingProxyType, ModuleType, DynamicClassAttribute, coroutine, new_class."""
import types
n = types.SimpleNamespace(a=1, b="x"); n.c = [n.a]
print(n, n == types.SimpleNamespace(a=1, b="x", c=[1]), n.__dict__, types.SimpleNamespace(), types.SimpleNamespace({"k": 1}), types.SimpleNamespace([("p", 2)], q=3)); del n.a
n.self = n; print(n)
for bad in (lambda: n.a, lambda: types.SimpleNamespace(5), lambda: types.SimpleNamespace({1: 2}), lambda: types.SimpleNamespace(1, 2), lambda: n < n):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Sub(types.SimpleNamespace): pass
print(Sub(z=1), repr(Sub()), n != 5, __import__("copy").replace(types.SimpleNamespace(a=1, b=2), b=3))
d = {"x": 1}; p = types.MappingProxyType(d)
d["y"] = 2; print(p, p["x"], list(p), len(p), "y" in p, p.get("z"), p.items(), p | {"q": 1}, {"q": 1} | p, p == d, p.copy(), list(reversed(p)), dict(p), {**p}, hash(types.MappingProxyType({})) if 0 else "")
for bad in ("p['x'] = 1", "del p['x']", "p.update({})", "p.clear()", "p |= {}", "p['nope']", "hash(p)", "types.MappingProxyType([])", "types.MappingProxyType(5)", "p.x = 1"):
    try: exec(bad); print(bad, "ok", type(p).__name__)
    except Exception as e: print(bad, "->", type(e).__name__, e)
m = types.ModuleType("mod", "the doc"); m.attr = 5
print(m, m.__name__, m.__doc__, m.attr, sorted(m.__dict__), vars(m)["attr"], types.ModuleType("x").__doc__)
try: m.nope
except AttributeError as e: print(e)
m.__getattr__ = lambda n: f"dynamic {n}"; m.__dir__ = lambda: ["custom"]; print(m.whatever, dir(m)); del m.__getattr__
for bad in (lambda: types.ModuleType(), lambda: types.ModuleType(5), lambda: delattr(m, "zz")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
del m.__name__
try: print(m)
except Exception as e: print(e)
K = types.new_class("K", (list,), {}, lambda ns: ns.update(x=1)); print(K, K([1]), K.x, types.get_original_bases(type("G", (), {})), K.__module__)
@types.coroutine
def co(): yield 5; return 6
async def main(): return await co()
g = main(); print(g.send(None))
try: g.send(None)
except StopIteration as e: print(e.value)
class V:
    _v = 1
    @types.DynamicClassAttribute
    def v(self): return self._v
try: V.v
except AttributeError: print("class access raises AttributeError", V().v)
f = types.FunctionType((lambda x, y=2: (x, y)).__code__, {}, "nm", (7,)); print(f(1), f.__name__)
cell = types.CellType(5); print(cell.cell_contents, repr(cell).startswith("<cell at")); cell.cell_contents = 6; print(cell.cell_contents)
print(types.MethodType(lambda s, q: (s, q), "self")("arg"), types.prepare_class("P"), types.resolve_bases((int,)), isinstance(types, types.ModuleType))
def fn(): pass
code = fn.__code__.replace(co_name="renamed", co_firstlineno=99); print(code.co_name, code.co_firstlineno, code.co_qualname, code == fn.__code__, [hasattr(code, a) for a in ("co_lines", "co_positions", "co_exceptiontable", "co_linetable", "co_consts", "co_flags", "co_stacksize")])

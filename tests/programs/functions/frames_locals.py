"""locals(), globals(), vars(), exec/eval scopes, sys._getframe."""
import sys
def f(a):
    b = a + 1
    l = locals()
    c = 3
    return l, sorted(locals()), l is locals()
print(f(1))
def g():
    x = 1
    locals()["x"] = 2
    exec("x = 3")
    exec("y = 4")
    return x, "y" in locals()
print(g())
ns = {}
exec("a = 1\ndef f(): return a", ns)
print(ns["f"](), sorted(k for k in ns if k != "__builtins__"))
exec("b = a", ns, loc := {})
print(loc, eval("a + b", ns, loc), eval("x * 2", {"x": 21}))
class M(dict):
    def __missing__(self, k): return f"<{k}>"
print(eval("alpha", {}, M()), eval("len", {"__builtins__": {"len": 5}}))
try:
    eval("len", {"__builtins__": {}})
except NameError as e:
    print(e)
def frame_test():
    local = "seen"
    def inner():
        fr = sys._getframe()
        return fr.f_code.co_name, fr.f_back.f_locals["local"], fr.f_back.f_code.co_name, sys._getframe(1).f_lineno - fr.f_back.f_code.co_firstlineno
    return inner()
print(frame_test())
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)
def write_through():
    v = 1
    sys._getframe().f_locals["v"] = 99
    return v, type(sys._getframe().f_locals).__name__
print(write_through())
class K:
    p = 1
    q = locals().copy()
    locals()["made"] = "via locals"
print(K.q["p"], K.made, sorted(k for k in vars(K) if not k.startswith("__")))
print(vars() is globals(), globals()["__name__"], vars(K()) == {})
def free():
    z = 5
    def in_(): z; return locals()
    return in_()
print(free())
def comp(): return [sorted(locals()) for i in range(1)], [eval("i", globals(), {"i": 7})]
print(comp())
def ex():
    q = 10
    return eval("q + 1"), eval("lambda: 5")(), eval("[q for _ in range(2)]", {"q": q})
print(ex())
code = compile("z = w * 2", "<c>", "exec")
space = {"w": 4}
exec(code, space)
print(space["z"], eval(compile("w", "<c>", "eval"), space), code.co_names)
for args in (("1", 5), ("1", {}, 5), (5,), ("a b",), (compile("def f(x):\n y\n def g(): return x", "s", "exec").co_consts[0].co_consts[1] if 0 else "1", None, None)):
    try:
        print(eval(*args))
    except Exception as e:
        print(type(e).__name__, e)
def cl():
    v = 7
    def h(): return v
    return h
try:
    exec(cl().__code__)
except TypeError as e:
    print(e)
exec(cl().__code__, closure=cl().__closure__)

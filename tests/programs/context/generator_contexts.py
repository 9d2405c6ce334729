"""contextmanager generators in depth: nesting, reuse, exceptions, decorators, recursion, async twins."""
from contextlib import *
log = []
@contextmanager
def cm(n, suppress=(), fail_exit=False):
    log.append(f"+{n}")
    try: yield n
    except suppress as e: log.append(f"{n}!{type(e).__name__}")
    finally:
        log.append(f"-{n}")
        if fail_exit: raise RuntimeError(f"exit {n}")
def run(f):
    log.clear()
    try: r = f()
    except Exception as e: r = f"{type(e).__name__}({e})" + (f" from {type(e.__context__).__name__}" if e.__context__ else "")
    print(r, log)
def a():
    with cm("a") as x, cm("b") as y: return x + y
def b():
    with cm("a"), cm("b", suppress=KeyError): raise KeyError("k")
    return "after"
def c():
    with cm("a", fail_exit=True): raise ValueError("v")
def d():
    with cm("a", suppress=ValueError):
        with cm("b", fail_exit=True): raise ValueError("v")
def e():
    for i in range(3):
        with cm(i):
            if i == 1: continue
            if i == 2: break
    return i
def f():
    with cm("a", suppress=StopIteration): raise StopIteration("s")
    return "ok"
def g():
    with cm("a"): raise StopIteration("s")
def h():
    with cm("g", suppress=GeneratorExit): raise GeneratorExit
    return "ge"
@cm("deco")
def i(x): log.append(f"call{x}"); return x
def j(): i(1); i(2); return i.__name__
def k(n=3):
    if n == 0: return "bottom"
    with cm(n): return k(n - 1)
def l():
    m = cm("once")
    with m: pass
    with m: pass
def m():
    with ExitStack() as st:
        vals = [st.enter_context(cm(n)) for n in "xyz"]; st.callback(log.append, "cb"); st.push(lambda *e: log.append(e[0] and e[0].__name__) or True)
        raise OSError(vals)
    return "stack swallowed"
def n():
    def gen():
        with cm("gen"):
            yield 1
            yield 2
    it = gen(); next(it); it.close(); log.append("closed"); return list(gen())
def o():
    with cm("outer"):
        try:
            with cm("inner"): raise LookupError("l")
        except LookupError: log.append("handled")
    return "o"
@contextmanager
def swap(o, **kw):
    old = {k: getattr(o, k) for k in kw}
    for k, v in kw.items(): setattr(o, k, v)
    try: yield o
    finally:
        for k, v in old.items(): setattr(o, k, v)
class Conf: debug, level = False, 1
def p():
    with swap(Conf, debug=True, level=5) as cf: r = (cf.debug, cf.level)
    return r, (Conf.debug, Conf.level)
def q():
    with cm("q") as (x, y): pass
def r():
    @contextmanager
    def noyield(): return; yield
    with noyield(): pass
def s():
    @contextmanager
    def wraps():
        try: yield
        except ZeroDivisionError as e: raise ArithmeticError("wrapped") from e
    with wraps(): 1 / 0
def t():
    @contextmanager
    def replaces():
        try: yield
        finally: raise KeyError("always")
    with replaces(): raise ValueError("lost")
for fn in (a, b, c, d, e, f, g, h, j, k, l, m, n, o, p, q, r, s, t): run(fn)
class Both(AbstractContextManager, ContextDecorator):
    def __exit__(self, *e): log.append("both"); return True
@Both()
def boom(): 1 / 0
run(boom)
@asynccontextmanager
async def acm(n):
    log.append(f"a+{n}")
    try: yield n
    finally: log.append(f"a-{n}")
async def am():
    async with acm(1) as x, AsyncExitStack() as st: st.enter_context(cm("sync")); await st.enter_async_context(acm(2)); return x
def arun():
    co = am()
    try: co.send(None)
    except StopIteration as e: return e.value
run(arun)

"""Error handling in practice: retries, cleanup order, fallbacks, wrapping, aggregated errors, resource safety."""
import contextlib, functools
class Transient(Exception): pass
class Fatal(Exception): pass
def retry(times, *, on=Transient, backoff=lambda n: 2**n, sleep=None):
    def deco(f):
        @functools.wraps(f)
        def w(*a, **k):
            waits = []
            for n in range(times):
                try: return f(*a, **k), waits
                except on as e:
                    e.add_note(f"attempt {n + 1} of {times}")
                    last = e
                    waits.append(backoff(n))
            raise Fatal(f"{f.__name__} failed after {waits}") from last
        return w
    return deco
state = {"n": 0}
@retry(4)
def flaky(fail):
    state["n"] += 1
    if state["n"] < fail: raise Transient(f"try {state['n']}")
    return "ok"
print(flaky(3)); state["n"] = 0
try: flaky(99)
except Fatal as e: print(e, "<-", repr(e.__cause__), e.__cause__.__notes__, e.__suppress_context__)
@retry(2, on=(KeyError, IndexError))
def wrong(): raise ValueError("not retried")
try: wrong()
except ValueError as e: print(e, hasattr(e, "__notes__"))
class Res:
    log = []
    def __init__(self, n, bad=None): self.n, self.bad = n, bad; Res.log.append(f"open {n}")
    def __enter__(self):
        if self.bad == "enter": raise OSError(f"enter {self.n}")
        return self
    def __exit__(self, *e):
        Res.log.append(f"close {self.n}")
        if self.bad == "exit": raise OSError(f"exit {self.n}")
def use(*specs, fail=None):
    Res.log.clear()
    try:
        with contextlib.ExitStack() as st:
            for s in specs: st.enter_context(Res(*s))
            if fail: raise fail
            return "done"
    except Exception as e:
        chain = []
        while e: chain.append(f"{type(e).__name__}({e})"); e = e.__context__
        return chain
for args, kw in (((("a",), ("b",)), {}), ((("a",), ("b", "enter"), ("c",)), {}), ((("a", "exit"), ("b", "exit")), {}), ((("a", "exit"), ("b",)), {"fail": KeyError("k")})): print(use(*args, **kw), Res.log)
def fallback(*fs):
    errors = []
    for f in fs:
        try: return f()
        except Exception as e: errors.append(e)
    raise ExceptionGroup("no source worked", errors)
print(fallback(lambda: 1 / 0, lambda: "second"))
try: fallback(lambda: 1 / 0, lambda: {}["x"], lambda: int("q"))
except* ZeroDivisionError as g: print("zero", g.exceptions)
except* (KeyError, ValueError) as g: print("other", [type(e).__name__ for e in g.exceptions])
def parse_all(items):
    good, bad = [], []
    for i, x in enumerate(items):
        try: good.append(int(x))
        except (ValueError, TypeError) as e: e.add_note(f"item {i}"); bad.append(e)
    if bad: raise ExceptionGroup(f"{len(bad)} bad items", bad)
    return good
print(parse_all("123"))
try: parse_all(["1", "x", None])
except ExceptionGroup as g: print(g.message, [(type(e).__name__, e.__notes__) for e in g.exceptions], g.split(TypeError)[0].exceptions)
class wrap(contextlib.ContextDecorator):
    def __init__(self, exc): self.exc = exc
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        if v and not isinstance(v, self.exc): raise self.exc(f"wrapped: {v}") from v
@wrap(Fatal)
def risky(x): return 10 / x
print(risky(5))
try: risky(0)
except Fatal as e: print(e, type(e.__cause__).__name__)
def cleanup(n):
    out = []
    try:
        for i in range(n):
            try:
                if i == 2: raise StopIteration("manual")
                out.append(i)
            finally: out.append(f"f{i}")
    except StopIteration as e: out.append(str(e))
    return out
print(cleanup(2), cleanup(5))
def ignoring(*excs):
    def run(f, default=None):
        with contextlib.suppress(*excs): return f()
        return default
    return run
ig = ignoring(KeyError, ZeroDivisionError); print(ig(lambda: {}["a"], "dflt"), ig(lambda: 5), ig(lambda: 1 / 0))
try: ig(lambda: int("z"))
except ValueError: print("ValueError passes")

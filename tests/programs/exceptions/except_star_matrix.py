"""except* against naked and grouped exceptions of many shapes; what is left, re-raised, chained and nested."""
def run(exc, *, h1=None, h2=None, types=(ValueError, TypeError)):
    seen = []
    try:
        try: raise exc
        except* types[0] as e:
            seen.append(("1", [type(x).__name__ for x in e.exceptions]))
            if h1: raise h1
        except* types[1] as e:
            seen.append(("2", [type(x).__name__ for x in e.exceptions]))
            if h2: raise h2
        else: seen.append("else")
        finally: seen.append("fin")
    except BaseException as e: seen.append(shape(e))
    return seen
def shape(e): return (type(e).__name__, e.args[0] if e.args else "", [shape(x) for x in e.exceptions]) if isinstance(e, BaseExceptionGroup) else f"{type(e).__name__}({e})"
V, T, K, O = (lambda n=0: ValueError(n)), (lambda n=0: TypeError(n)), (lambda n=0: KeyError(n)), (lambda n=0: OSError(n))
G = lambda *e, m="g": ExceptionGroup(m, list(e))
cases = {"naked v": V(1), "naked t": T(1), "naked k": K(1), "v": G(V(1)), "vt": G(V(1), T(2)), "vk": G(V(1), K(2)), "k": G(K(1)), "nested": G(V(1), G(T(2), V(3), m="in"), m="out"), "deep k": G(G(G(K(1), V(2), m="c"), m="b"), m="a"), "vvtt": G(V(1), V(2), T(3), T(4)), "all left": G(K(1), G(O(2), m="i")), "base": BaseExceptionGroup("b", [KeyboardInterrupt(), V(1)]), "exit": BaseExceptionGroup("b", [SystemExit(3), T(1)])}
for n, e in cases.items(): print(n, run(e))
for n in ("vt", "vk", "nested", "k", "naked v"):
    e = cases[n]
    print(n, run(e, h1=RuntimeError("h1")), run(e, h2=RuntimeError("h2")), run(e, h1=RuntimeError("a"), h2=RuntimeError("b")))
print(run(G(V(1), K(2)), types=(Exception, LookupError)), run(G(V(1), K(2)), types=((ValueError, KeyError), TypeError)), run(G(K(1), V(2)), types=(LookupError, Exception)), run(BaseExceptionGroup("b", [GeneratorExit()]), types=(Exception, BaseException)))
def reraise(exc):
    try:
        try: raise exc
        except* ValueError as e: raise
        except* TypeError as e: raise e
    except BaseExceptionGroup as e: return shape(e), e.__context__ is None, e.__cause__
print(reraise(G(V(1), T(2), K(3))), reraise(G(V(1))), reraise(V(1)))
def modifies():
    try: raise G(V(1), K(2))
    except* ValueError as e: e.add_note("noted"); e.extra = 1; return_value = e
    except* KeyError as e: pass
    return return_value.__notes__, "e" in locals()
print(modifies())
def nest():
    try:
        try: raise G(V(1), G(T(2)))
        except* ValueError:
            try: raise G(K(9))
            except* KeyError as k: inner = shape(k)
    except* TypeError as t: outer = shape(t)
    return inner, outer
print(nest())
def loop():
    out = []
    for i in range(3):
        try:
            if i: raise G(V(i), K(i))
        except* ValueError as e: out.append(i)
        except* KeyError: out.append(-i)
        else: out.append("e")
    return out
print(loop())
def tb(exc):
    try:
        try: raise exc
        except* ValueError: pass
    except ExceptionGroup as e: return e.__traceback__ is not None, e.message, e is exc
print(tb(G(V(1), K(2), m="msg")), tb(G(K(2), m="same")))
class Sub(ExceptionGroup):
    def derive(self, ex): return Sub(self.message + "'", ex)
try: raise Sub("sub", [V(1), K(2)])
except* ValueError as e: print(type(e).__name__, e.message)
except* KeyError as e: print(type(e).__name__, e.message)
s = Sub("s", [V(1), G(V(2), T(3), m="n")]); a, b = s.split(ValueError); print(shape(a), shape(b), shape(s.subgroup(lambda x: isinstance(x, TypeError))), shape(s.subgroup(type(s))), s.subgroup(OSError))
async def co():
    try: raise G(V(1))
    except* ValueError as e: result = "async " + e.message
    return result
try: co().send(None)
except StopIteration as e: print(e.value)
def gen():
    try: yield 1
    except* ValueError as e: yield shape(e)
g = gen(); next(g); print(g.throw(V("thrown")))

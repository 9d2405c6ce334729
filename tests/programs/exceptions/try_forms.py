"""try, except, else, finally in every combination."""
def f(action):
    log = []
    try:
        log.append("try")
        if action == "value": raise ValueError("v")
        if action == "key": raise KeyError("k")
        if action == "type": raise TypeError("t")
        if action == "return": return log, "from try"
    except ValueError as e:
        log.append(f"value {e}")
    except (KeyError, IndexError) as e:
        log.append(f"lookup {e!r}")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log
for a in ("none", "value", "key", "return"): print(f(a))
try:
    f("type")
except TypeError as e:
    print("escaped", e)
try:
    e
except NameError as n:
    print(n)
def order():
    for i in range(3):
        try:
            try:
                if i == 0: continue
                if i == 1: raise ValueError(i)
                break
            finally: yield f"inner finally {i}"
        except ValueError: yield f"handled {i}"
        else: yield "else"
        finally: yield f"outer finally {i}"
print(list(order()))
def swallow():
    while True:
        try: raise RuntimeError("lost")
        finally: break
    return "swallowed by break"
print(swallow())
def override():
    try: raise ValueError
    finally: return "return wins"
print(override())
def nested():
    try:
        try: 1 / 0
        except ZeroDivisionError: [][1]
    except IndexError as e: return type(e.__context__).__name__
print(nested())
def reraise():
    try:
        try: raise KeyError("r")
        except KeyError: raise
    except KeyError as e: return e.args, e.__context__
print(reraise())
try:
    raise
except RuntimeError as e:
    print(e)
def dynamic(types):
    try: {}["x"]
    except types: return "caught"
print(dynamic(KeyError), dynamic((ValueError, (LookupError,))) if 0 else dynamic((ValueError, LookupError)))
for bad in (5, "str", (KeyError, 5), [KeyError], None):
    try:
        print(dynamic(bad))
    except TypeError as e:
        print(e)
print(dynamic((KeyError, 5)) if 0 else "ok")
for bad in (5, "x", None, int, object()):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
class NotCalled(Exception):
    def __new__(cls): return 5
try:
    raise NotCalled
except TypeError as e:
    print(e)
def fin_value():
    x = 1
    try: return x
    finally: x = 2
print(fin_value())
def deep():
    try:
        try:
            try: raise A
            finally: print("f1")
        finally: print("f2")
    except NameError as e: print(e)
    finally: print("f3")
deep()
try:
    try: raise ValueError("first")
    except ValueError as err: raise KeyError("second") from err
except KeyError as k: print(repr(k.__cause__), k.__suppress_context__)
def gen():
    try: yield 1
    except GeneratorExit: print("exit"); raise
    finally: print("fin")
g = gen(); next(g); del g
import gc; gc.collect()
def sysinfo():
    import sys
    print(sys.exc_info())
    try: raise ValueError("info")
    except ValueError:
        print(sys.exc_info()[:2], sys.exception())
        try: raise KeyError
        except KeyError: print(sys.exception())
        print(sys.exception())
    print(sys.exc_info(), sys.exception())
sysinfo()

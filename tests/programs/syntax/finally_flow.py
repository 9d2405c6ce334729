"""Every way out of try/finally inside loops, functions, generators and with blocks."""
log = []
def L(x): log.append(x); return x
def flow(kind):
    log.clear()
    for i in range(3):
        try:
            L(f"try{i}")
            if kind == "break" and i == 1: break
            if kind == "continue" and i == 1: continue
            if kind == "return" and i == 1: return L("ret")
            if kind == "raise" and i == 1: raise ValueError("r")
            if kind == "inner" and i == 1:
                try: raise KeyError("k")
                finally: L("inner-finally")
        except ValueError: L("except"); 
        except KeyError:
            L("key")
            if i == 1: break
        else: L(f"else{i}")
        finally:
            L(f"fin{i}")
            if kind == "finbreak" and i == 1: break
            if kind == "fincontinue" and i == 1: continue
            if kind == "finreturn" and i == 1: return L("finret")
    else: L("loop-else")
    return L("end")
for k in ("none", "break", "continue", "return", "raise", "inner", "finbreak", "fincontinue", "finreturn"): r = flow(k); print(k, r, log)
def nested():
    try:
        try:
            try: return "a"
            finally: L("1")
        finally: L("2")
    finally: L("3")
log.clear(); print(nested(), log)
def masks():
    try:
        try: raise ValueError("one")
        finally: raise KeyError("two")
    except KeyError as e: return repr(e), repr(e.__context__)
print(masks())
def ret_over_raise():
    try: raise ValueError
    finally: return "swallowed"
print(ret_over_raise())
def value_kept():
    x = [1]
    try: return x
    finally: x.append(2); x = "rebound"
print(value_kept())
def gen():
    try:
        yield 1
        try: yield 2
        finally: yield "cleanup"
    finally: L("gen-fin")
log.clear(); print(list(gen()), log); g = gen(); next(g); next(g)
try: g.close()
except RuntimeError as e: print(e)
class CM:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): L(f"in{self.n}"); return self
    def __exit__(self, *a): L(f"out{self.n}{a[0].__name__ if a[0] else ''}"); return self.s
def withs(kind):
    log.clear()
    for i in range(2):
        with CM("a"), CM("b", swallow=kind == "swallow"):
            try:
                if kind == "continue": continue
                if kind == "break": break
                if kind == "return": return "R"
                if kind in ("raise", "swallow"): raise OSError
            finally: L("f")
        L("after")
    return "end"
for k in ("none", "continue", "break", "return", "swallow", "raise"):
    try: r = withs(k)
    except OSError: r = "escaped"
    print(k, r, log)
def loop_in_finally():
    out = []
    try: 1 / 0
    except ZeroDivisionError: pass
    finally:
        for i in range(3):
            if i == 1: continue
            out.append(i)
        while True: out.append("w"); break
    return out
print(loop_in_finally())
def deep(n):
    try:
        if n == 0: raise LookupError("deep")
        deep(n - 1)
    finally: L(n)
log.clear()
try: deep(3)
except LookupError as e: print(e, log)
def try_else_finally(x):
    try: v = 10 // x
    except ZeroDivisionError: return "div"
    else:
        try: return [1][v]
        except IndexError: return "index"
        finally: L("else-fin")
    finally: L("fin")
log.clear(); print(try_else_finally(0), try_else_finally(1), try_else_finally(20), log)
def while_try():
    n = 0
    while True:
        n += 1
        try:
            if n < 3: continue
            if n == 5: break
        finally:
            if n == 4: L("four")
    return n
log.clear(); print(while_try(), log)

"""async with: enter, exit, suppression, failure in each place."""
def run(co):
    try:
        while True: co.send(None)
    except StopIteration as e:
        return e.value
class CM:
    def __init__(self, name, suppress=False, fail=None): self.name, self.suppress, self.fail = name, suppress, fail
    async def __aenter__(self):
        print("enter", self.name)
        if self.fail == "enter": raise RuntimeError("enter fails")
        return self.name
    async def __aexit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        if self.fail == "exit": raise RuntimeError("exit fails")
        return self.suppress
async def a():
    async with CM("one") as x, CM("two") as y: print("body", x, y)
    async with (CM("s", True), CM("inner")): raise ValueError("suppressed")
    try:
        async with CM("out"), CM("bad", fail="enter"): print("never")
    except RuntimeError as e: print(e)
    try:
        async with CM("bx", fail="exit"): raise KeyError("orig")
    except RuntimeError as e: print(e, repr(e.__context__))
    for i in range(3):
        async with CM(i):
            if i == 0: continue
            if i == 1: break
    async with CM("ret"): return "returned"
print(run(a()))
async def bad(cm):
    async with cm: pass
class NoExit:
    async def __aenter__(self): pass
class Sync:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class NotAw:
    def __aenter__(self): return 5
    async def __aexit__(self, *a): pass
class NotAwExit:
    async def __aenter__(self): return 5
    def __aexit__(self, *a): return 5
for cm in (5, NoExit(), Sync(), NotAw(), NotAwExit()):
    try:
        run(bad(cm))
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class OnlyAsync:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
try:
    with OnlyAsync(): pass
except TypeError as e:
    print(e)
import contextlib
@contextlib.asynccontextmanager
async def managed(n):
    print("acquire", n)
    try:
        yield n * 2
    except ZeroDivisionError:
        print("swallowed")
    finally:
        print("release", n)
async def b():
    async with managed(1) as v: print(v)
    async with managed(2): 1 / 0
    async with contextlib.AsyncExitStack() as st:
        await st.enter_async_context(managed(3))
        st.callback(print, "callback")
        st.push_async_callback(cb, "async callback")
        st.enter_context(contextlib.suppress(KeyError))
        raise KeyError
async def cb(x): print(x)
run(b())

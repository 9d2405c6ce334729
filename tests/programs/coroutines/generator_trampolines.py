"""Generators as coroutines: trampolines, tasks with return values, exceptions through levels, cancellation, pipes."""
def run(task):
    stack, value, exc = [task], None, None
    while stack:
        try:
            r = stack[-1].throw(exc) if exc else stack[-1].send(value)
            value = exc = None
        except StopIteration as e: stack.pop(); value, exc = e.value, None
        except Exception as e: stack.pop(); value, exc = None, e
        else:
            if hasattr(r, "send"): stack.append(r)
            else: log.append(r); value = f"answer to {r}"
    if exc: raise exc
    return value
log = []
def leaf(n): got = yield f"ask {n}"; return got.upper()
def mid(n):
    a = yield leaf(n); b = yield leaf(n + 1)
    return a + "/" + b
def top():
    r = yield mid(1)
    try: yield boom()
    except ValueError as e: r += f" caught {e}"
    finally: log.append("finally")
    return r
def boom(): yield "before boom"; raise ValueError("boom")
print(run(top()), log)
def fact(n): return 1 if n < 2 else n * (yield fact(n - 1))
def factg(n):
    if n < 2: return 1
    return n * (yield factg(n - 1))
print(run(factg(500)) % 10**9 + 7, len(str(run(factg(200)))))
def fibg(n): return n if n < 2 else (yield fibg(n - 1)) + (yield fibg(n - 2))
print(run(fibg(15)))
def failing(): yield "x"; raise KeyError("uncaught")
try: run(failing())
except KeyError as e: print("KeyError", e)
class Cancel(Exception): pass
class Task:
    def __init__(self, gen, name): self.gen, self.name, self.done, self.result = gen, name, False, None
    def step(self, exc=None):
        try: return self.gen.throw(exc) if exc else next(self.gen)
        except StopIteration as e: self.done, self.result = True, e.value
        except Cancel: self.done, self.result = True, "cancelled"
def worker(n, out):
    try:
        for i in range(n): out.append((n, i)); yield
        return f"w{n} ok"
    except Cancel: out.append((n, "cleanup")); raise
out = []; tasks = [Task(worker(n, out), n) for n in (1, 3, 2)]; tick = 0
while any(not t.done for t in tasks):
    tick += 1
    for t in tasks:
        if not t.done: t.step(Cancel() if t.name == 3 and tick == 3 else None)
print(out, [t.result for t in tasks], tick)
def pipe(*stages):
    def connect(src, stage): return stage(src)
    src = stages[0]
    for s in stages[1:]: src = connect(src, s)
    return src
def double(it): return (x * 2 for x in it)
def dedupe(it):
    last = object()
    for x in it:
        if x != last: yield x
        last = x
print(list(pipe(iter([1, 1, 2, 2, 3]), dedupe, double)))
def average():
    n = total = 0; avg = None
    while True:
        try: x = yield avg
        except ValueError: n = total = 0; avg = None; continue
        n += 1; total += x; avg = total / n
a = average(); next(a); print([a.send(x) for x in (10, 20, 30)], a.throw(ValueError), a.send(5)); a.close()
try: a.send(1)
except StopIteration as e: print("closed", e.value)
def permeate():
    received = []
    while len(received) < 3:
        try: received.append((yield len(received)))
        except (TypeError, KeyError) as e: received.append(type(e).__name__)
    return received
def outer(): r = yield from permeate(); yield r
o = outer(); print(next(o), o.send("a"), o.throw(KeyError("k")), o.throw(TypeError), next(o, "end"))
def tee_gen(src, n):
    from collections import deque
    qs = [deque() for _ in range(n)]
    def g(q):
        while True:
            if not q:
                try: x = next(src)
                except StopIteration: return
                for k in qs: k.append(x)
            yield q.popleft()
    return [g(q) for q in qs]
x, y = tee_gen(iter("abc"), 2); print(next(x), list(y), list(x))

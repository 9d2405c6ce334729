"""A streaming data pipeline with coroutines as sinks, context-managed stages, statistics and error routing."""
import contextlib, math
from collections import Counter
def coroutine(f):
    def start(*a, **k): g = f(*a, **k); next(g); return g
    return start
@coroutine
def broadcast(*targets):
    try:
        while True:
            x = yield
            for t in targets: t.send(x)
    finally:
        for t in targets: t.close()
@coroutine
def mapper(f, target, errors=None):
    try:
        while True:
            x = yield
            try: y = f(x)
            except Exception as e:
                if errors is None: raise
                errors.send((x, e)); continue
            target.send(y)
    finally: target.close()
@coroutine
def keep(pred, target):
    while True:
        x = yield
        if pred(x): target.send(x)
@coroutine
def collect(out, name):
    try:
        while True: out.append((yield))
    except GeneratorExit: closed.append(name); raise
@coroutine
def stats(report):
    n = mean = m2 = 0
    try:
        while True:
            x = yield
            n += 1; d = x - mean; mean += d / n; m2 += d * (x - mean)
    finally: report.update(n=n, mean=round(mean, 6), sd=round(math.sqrt(m2 / n), 6) if n else None)
@coroutine
def window(n, target):
    buf = []
    while True:
        buf.append((yield))
        if len(buf) == n: target.send(tuple(buf)); buf.pop(0)
closed, nums, bad, wins, report = [], [], [], [], {}
src = broadcast(mapper(float, broadcast(collect(nums, "nums"), stats(report), window(3, mapper(sum, collect(wins, "wins")))), errors=collect(bad, "bad")))
for token in "1 2.5 x 4 8 -3 oops 1e2".split(): src.send(token)
src.close(); print(nums, [(t, type(e).__name__, str(e)) for t, e in bad], wins, report, closed)
strict = mapper(int, collect([], "strict"))
try: strict.send("zz")
except ValueError as e: print("escaped:", e, closed[-1])
try: strict.send("5")
except StopIteration: print("pipeline is dead")
@contextlib.contextmanager
def stage(name, log):
    log.append(f"open {name}")
    try: yield lambda x: f"{name}({x})"
    except ValueError as e: log.append(f"{name} handled {e}")
    finally: log.append(f"close {name}")
log = []
with stage("a", log) as a, stage("b", log) as b: log.append(b(a("x"))); raise ValueError("stop")
with contextlib.ExitStack() as st:
    fs = [st.enter_context(stage(n, log)) for n in "pqr"]; v = "0"
    for f in fs: v = f(v)
    log.append(v)
print(log)
def chunks(it, n):
    it = iter(it)
    while c := tuple(x for _, x in zip(range(n), it)): yield c
def pairwise(it): it = iter(it); p = next(it, None); yield from ((p, p := x) for x in it)
def rle(it):
    it = iter(it)
    for cur in it:
        n = 1
        for x in it:
            if x == cur: n += 1
            else: yield cur, n; cur, n = x, 1
        yield cur, n
print(list(chunks("abcdefg", 3)), list(pairwise("abc")), list(rle("aaabccd")), Counter(w for l in ["a b", "b c b"] for w in l.split()).most_common(1))
def lines(): yield from ("2024-01-01 INFO start", "2024-01-01 ERROR disk full", "  at line 5", "2024-01-02 INFO end", "junk")
def records(ls):
    cur = None
    for l in ls:
        if l[:4].isdigit():
            if cur: yield cur
            cur = dict(zip(("date", "level", "msg"), l.split(" ", 2)))
        elif l.startswith(" ") and cur: cur["msg"] += " |" + l.strip()
        else: yield {"level": "BAD", "msg": l}
    if cur: yield cur
for r in records(lines()): print(r)

"""A chain of 20,000 generators linked by yield from; send, throw, close and results pass through."""
import sys
sys.setrecursionlimit(100_000)
def chain(n):
    if n == 0:
        got = yield "first"
        try:
            got = yield got
        except ValueError as e:
            got = yield f"caught {e}"
        return got
    return (yield from chain(n - 1))
g = chain(20_000)
print(next(g), g.send("sent"), g.throw(ValueError("through")))
try:
    g.send("result")
except StopIteration as e:
    print(e.value)
h = chain(20_000)
next(h)
print(h.close())
def count(n):
    yield n
    if n: yield from count(n - 1)
total = 0
for v in count(3_000): total += v
print(total)
async def co(n): return 0 if n == 0 else 1 + await co(n - 1)
c = co(20_000)
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
def link(it): yield from it
it = iter(range(5))
for _ in range(20_000): it = link(it)
print(list(it))

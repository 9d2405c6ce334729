"""A tiny cooperative scheduler and channel library built on generators and coroutines."""
from collections import deque
import heapq
class Sched:
    def __init__(self): self.ready, self.sleeping, self.now, self.seq = deque(), [], 0, 0
    def spawn(self, co, name): self.ready.append((co, name, None))
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, task = heapq.heappop(self.sleeping)
                self.ready.append(task)
            co, name, value = self.ready.popleft()
            try:
                op, arg = co.send(value)
            except StopIteration as e:
                print(f"[{self.now}] {name} done -> {e.value}")
                continue
            if op == "sleep":
                self.seq += 1
                heapq.heappush(self.sleeping, (self.now + arg, self.seq, (co, name, None)))
            elif op == "put":
                chan, v = arg
                chan.put(self, co, name, v)
            elif op == "get":
                arg.get(self, co, name)
            else:
                self.ready.append((co, name, self.now))
class Op:
    def __init__(self, *op): self.op = op
    def __await__(self): return (yield self.op)
sleep = lambda n: Op("sleep", n)
now = lambda: Op("now", None)
class Chan:
    def __init__(self): self.values, self.getters = deque(), deque()
    def put(self, s, co, name, v):
        if self.getters:
            gco, gname = self.getters.popleft()
            s.ready.append((gco, gname, v))
        else: self.values.append(v)
        s.ready.append((co, name, None))
    def get(self, s, co, name):
        if self.values: s.ready.append((co, name, self.values.popleft()))
        else: self.getters.append((co, name))
    def send(self, v): return Op("put", (self, v))
    def recv(self): return Op("get", self)
async def producer(c, n):
    for i in range(n):
        await sleep(2)
        await c.send(i)
    await c.send(None)
    return n
async def consumer(c, tag):
    total = 0
    while (v := await c.recv()) is not None:
        print(f"  {tag} got {v} at", await now())
        total += v
    return total
s, c = Sched(), Chan()
s.spawn(producer(c, 4), "P")
s.spawn(consumer(c, "C"), "C")
async def ticker():
    for _ in range(3):
        await sleep(3)
        print("  tick", await now())
s.spawn(ticker(), "T")
s.run()
def sieve():
    async def gen(out):
        for i in range(2, 20): await out.send(i)
        await out.send(None)
    async def filt(inp, out, p):
        while (v := await inp.recv()) is not None:
            if v % p: await out.send(v)
        await out.send(None)
    async def main():
        ch = Chan()
        s.spawn(gen(ch), "gen")
        primes = []
        while (p := await ch.recv()) is not None:
            primes.append(p)
            nxt = Chan()
            s.spawn(filt(ch, nxt, p), f"f{p}")
            ch = nxt
        return primes
    s.spawn(main(), "sieve")
    s.run()
sieve()

"""Discrete event simulation of a bank with tellers, driven by generators."""
import heapq, random, statistics
class Sim:
    def __init__(self): self.now, self.queue, self.seq, self.log = 0.0, [], 0, []
    def at(self, delay, proc, value=None): heapq.heappush(self.queue, (self.now + delay, self.seq, proc, value)); self.seq += 1
    def start(self, gen): self.at(0, gen); return gen
    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, proc, value = heapq.heappop(self.queue)
            try: request = proc.send(value)
            except StopIteration: continue
            if isinstance(request, (int, float)): self.at(request, proc)
            else: request.enter(proc)
class Resource:
    def __init__(self, sim, n): self.sim, self.free, self.waiting, self.longest = sim, n, [], 0
    def enter(self, proc):
        if self.free: self.free -= 1; self.sim.at(0, proc)
        else: self.waiting.append(proc); self.longest = max(self.longest, len(self.waiting))
    def leave(self):
        if self.waiting: self.sim.at(0, self.waiting.pop(0))
        else: self.free += 1
def customer(sim, tellers, n, rng, waits):
    arrived = sim.now
    yield tellers
    waits.append(sim.now - arrived)
    try:
        yield rng.expovariate(1 / 4)
        if n < 4: sim.log.append(f"{sim.now:7.2f} customer {n} served after waiting {waits[-1]:.2f}")
    finally: tellers.leave()
def arrivals(sim, tellers, rng, waits, count):
    for n in range(count):
        yield rng.expovariate(1 / 2)
        sim.start(customer(sim, tellers, n, rng, waits))
for tellers in (2, 3, 4):
    rng, sim, waits = random.Random(42), Sim(), []
    t = Resource(sim, tellers)
    sim.start(arrivals(sim, t, rng, waits, 300))
    sim.run(5000)
    print(*sim.log, sep="\n")
    print(f"{tellers} tellers: {len(waits)} served, mean wait {statistics.mean(waits):.3f}, max {max(waits):.3f}, longest queue {t.longest}, end {sim.now:.2f}")
def clock(sim, name, tick, n):
    for _ in range(n):
        sim.log.append(f"{name}@{sim.now:g}")
        yield tick
s = Sim(); s.start(clock(s, "fast", 0.5, 4)); s.start(clock(s, "slow", 1, 3)); s.run(10); print(s.log, s.now)

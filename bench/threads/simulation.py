"""A workshop for each thread, simulated with objects, events and a heap; private work."""
import heapq

from _measure import in_threads

EVENTS = 70_000


class Random:
    def __init__(self, seed):
        self.state = seed * 7919 + 17

    def below(self, limit):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % limit


class Job:
    def __init__(self, number, steps):
        self.number = number
        self.steps = steps
        self.position = 0

    @property
    def finished(self):
        return self.position == len(self.steps)

    def next_machine(self):
        return self.steps[self.position]


class Machine:
    def __init__(self, number, speed):
        self.number = number
        self.speed = speed
        self.waiting = []
        self.busy = None
        self.done = 0

    def offer(self, job, shop):
        if self.busy is None:
            self.begin(job, shop)
        else:
            self.waiting.append(job)

    def begin(self, job, shop):
        self.busy = job
        shop.schedule(self.speed + shop.random.below(10), self)

    def complete(self, shop):
        job = self.busy
        job.position += 1
        self.done += 1
        self.busy = None
        if self.waiting:
            self.begin(self.waiting.pop(0), shop)
        shop.route(job)


class Shop:
    def __init__(self, seed):
        self.random = Random(seed)
        self.clock = 0
        self.events = []
        self.order = 0
        self.machines = [Machine(n, 3 + n % 4) for n in range(8)]
        self.finished = 0
        self.started = 0
        for _ in range(12):
            self.start_job()

    def start_job(self):
        self.started += 1
        steps = [self.machines[self.random.below(8)] for _ in range(2 + self.random.below(4))]
        self.route(Job(self.started, steps))

    def schedule(self, delay, machine):
        self.order += 1
        heapq.heappush(self.events, (self.clock + delay, self.order, machine))

    def route(self, job):
        if job.finished:
            self.finished += 1
            self.start_job()
        else:
            job.next_machine().offer(job, self)

    def run(self, count):
        for _ in range(count):
            self.clock, _, machine = heapq.heappop(self.events)
            machine.complete(self)


def work(index):
    shop = Shop(index + 1)
    shop.run(EVENTS)
    return shop.clock, shop.finished, [machine.done for machine in shop.machines]


for result in in_threads(work):
    print(*result)

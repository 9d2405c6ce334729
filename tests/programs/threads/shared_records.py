"""dataclass, enum, namedtuple, slots, frozen and typed objects shared by threads."""
import enum
import threading
from collections import namedtuple
from dataclasses import dataclass, field, replace
from types import SimpleNamespace


class State(enum.Enum):
    NEW = 1
    RUNNING = 2
    DONE = 3


class Flag(enum.Flag):
    A = enum.auto()
    B = enum.auto()
    C = enum.auto()


Point = namedtuple("Point", "x y", defaults=[0])


@dataclass
class Job:
    name: str
    state: State = State.NEW
    steps: list = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class Version:
    major: int
    minor: int = 0


class Cell:
    __slots__ = ("value", "__weakref__")

    def __init__(self, value):
        self.value = value


jobs = [Job(f"j{n}") for n in range(4)]
space = SimpleNamespace(total=0, flags=Flag(0), best=Version(0), where=Point(0))
cell = Cell(0)
lock = threading.Lock()


def work(n):
    for job in jobs:
        with job.lock:
            job.steps.append(n)
            if job.state is State.NEW:
                job.state = State.RUNNING
            if len(job.steps) == 4:
                job.state = State(job.state.value + 1)
    with lock:
        space.total += n
        space.flags |= list(Flag)[n % 3]
        space.best = max(space.best, Version(n % 3, n))
        space.where = space.where._replace(x=space.where.x + n, y=space.where.y - n)
        cell.value += 10


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for job in jobs:
    job.steps.sort()
    print(job, job.state is State.DONE)
print(space, cell.value)
made = []
t = threading.Thread(target=lambda: made.append(replace(jobs[0], name="copy", steps=[])))
t.start()
t.join()
print(made[0], made[0] == Job("copy", State.DONE), made[0].state is jobs[0].state, hash(Version(1, 2)) == hash(Version(1, 2)))

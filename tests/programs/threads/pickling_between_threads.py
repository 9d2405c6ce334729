"""Objects pickled in one thread and unpickled in another; copy and deepcopy of shared objects."""
import copy
import pickle
import queue
import threading
from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass
class Order:
    number: int
    lines: list
    total: Decimal
    parent: "Order | None" = None


class Versioned:
    def __init__(self, value):
        self.value = value
        self.lock = threading.Lock()

    def __getstate__(self):
        with self.lock:
            return {"value": self.value}

    def __setstate__(self, state):
        self.value = state["value"]
        self.lock = threading.Lock()


wire, back = queue.Queue(), queue.Queue()


def remote():
    while (data := wire.get()) is not None:
        thing = pickle.loads(data)
        if isinstance(thing, Order):
            thing.number += 1
        if isinstance(thing, Versioned):
            with thing.lock:
                thing.value *= 2
        back.put(pickle.dumps(thing, protocol=len(data) % 6))


t = threading.Thread(target=remote)
t.start()
first = Order(1, [("hat", 2)], Decimal("19.90"))
loop = [1, 2]
loop.append(loop)
things = [first, Order(2, [], Decimal(0), first), OrderedDict(b=1, a=2), defaultdict(list, {"k": [1]}), Fraction(3, 7), Versioned(21), {1, 2}, b"raw"]
for thing in things:
    wire.put(pickle.dumps(thing))
for thing in things:
    got = pickle.loads(back.get())
    print(type(got).__name__, got.value if isinstance(got, Versioned) else got)
wire.put(pickle.dumps(loop))
got = pickle.loads(back.get())
print(got[:2], got[2] is got)
wire.put(None)
t.join()
try:
    pickle.dumps(threading.Lock())
except TypeError as error:
    print("TypeError:", error)

shared = {"list": [1, [2, 3]], "order": first}
shared["self"] = shared
copies = []
threads = [threading.Thread(target=lambda: copies.append(copy.deepcopy(shared))) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(all(c["self"] is c and c["list"] == [1, [2, 3]] and c["list"][1] is not shared["list"][1] and c["order"] == first for c in copies))

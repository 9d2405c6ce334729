"""Event sourcing: threads append events to one journal; projections follow it and agree with a replay."""
import threading
from collections import defaultdict
from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    stream: str
    kind: str
    amount: int


class Journal:
    def __init__(self):
        self._events = []
        self._cond = threading.Condition()
        self._closed = False

    def append(self, event):
        with self._cond:
            self._events.append(event)
            self._cond.notify_all()
            return len(self._events)

    def close(self):
        with self._cond:
            self._closed = True
            self._cond.notify_all()

    def follow(self, position=0):
        while True:
            with self._cond:
                self._cond.wait_for(lambda: len(self._events) > position or self._closed)
                batch = self._events[position:]
                if not batch:
                    return
            yield from batch
            position += len(batch)


journal = Journal()
stock, kinds, order = defaultdict(int), defaultdict(int), []


def project_stock():
    for event in journal.follow():
        stock[event.stream] += event.amount if event.kind == "in" else -event.amount


def project_kinds():
    for event in journal.follow():
        kinds[event.kind] += 1
        order.append(event)


def warehouse(stream, deliveries):
    for n in range(deliveries):
        journal.append(Event(stream, "in", n))
        if n % 3 == 2:
            journal.append(Event(stream, "out", n))


followers = [threading.Thread(target=project) for project in (project_stock, project_kinds)]
writers = [threading.Thread(target=warehouse, args=(name, count)) for name, count in (("hats", 12), ("coats", 20), ("shoes", 7))]
for t in followers + writers:
    t.start()
for t in writers:
    t.join()
journal.close()
for t in followers:
    t.join()
replayed = defaultdict(int)
for event in order:
    replayed[event.stream] += event.amount * (1 if event.kind == "in" else -1)
print(dict(sorted(stock.items())), dict(sorted(kinds.items())))
print(replayed == stock, order == journal._events, len(order))
late = list(journal.follow(len(order) - 2))
print(len(late), late == order[-2:])

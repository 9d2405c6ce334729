"""The Santa Claus problem: nine reindeer or three elves wake Santa; reindeer go first."""
import threading

REINDEER, ELVES, YEARS, HELPED = 9, 36, 4, 12


class Group:
    """Gathers `size` members, lets the leader know, releases them together."""

    def __init__(self, size, bell):
        self.size, self.bell = size, bell
        self.members, self.ready = [], []

    def join(self, name):
        done = threading.Event()
        with self.bell:
            self.members.append((name, done))
            if len(self.members) == self.size:
                self.ready.append(self.members)
                self.members = []
                self.bell.notify()
        done.wait()


bell = threading.Condition()
reindeer, elves = Group(REINDEER, bell), Group(3, bell)
deliveries = meetings = 0
served = {}


def santa():
    global deliveries, meetings
    while deliveries < YEARS or meetings < HELPED:
        with bell:
            bell.wait_for(lambda: reindeer.ready or elves.ready)
            if reindeer.ready:
                group = reindeer.ready.pop(0)
                deliveries += 1
            else:
                group = elves.ready.pop(0)
                meetings += 1
        for name, done in group:
            served[name] = served.get(name, 0) + 1
            done.set()


def member(group, name, times):
    for _ in range(times):
        group.join(name)


threads = [threading.Thread(target=santa)]
threads += [threading.Thread(target=member, args=(reindeer, f"reindeer {n}", YEARS)) for n in range(REINDEER)]
threads += [threading.Thread(target=member, args=(elves, f"elf {n}", 1)) for n in range(ELVES)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(deliveries, meetings)
for name in sorted(served):
    print(name, served[name])

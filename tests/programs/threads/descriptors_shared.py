"""Properties, descriptors, __getattr__ and __slots__ on objects that threads share."""
import threading


class Locked:
    """A data descriptor that guards each attribute with the owner's lock."""

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        with obj.lock:
            return obj.__dict__.get(self.name, 0)

    def __set__(self, obj, value):
        with obj.lock:
            obj.__dict__[self.name] = value
            obj.writes += 1


class Gauge:
    level = Locked()
    limit = Locked()

    def __init__(self):
        self.lock = threading.RLock()
        self.writes = 0
        self.changes = []

    @property
    def percent(self):
        with self.lock:
            return 100 * self.level // (self.limit or 1)

    @percent.setter
    def percent(self, value):
        with self.lock:
            self.level = self.limit * value // 100
            self.changes.append(value)

    def __getattr__(self, name):
        if name.startswith("times_"):
            return lambda factor: self.level * factor * int(name[6:])
        raise AttributeError(name)


gauge = Gauge()
gauge.limit = 1000


def climb(n):
    for _ in range(20):
        with gauge.lock:
            gauge.level += 1
        gauge.percent


def choose(value):
    gauge.percent = value


threads = [threading.Thread(target=climb, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(gauge.level, gauge.writes, gauge.percent, gauge.times_3(2))
threads = [threading.Thread(target=choose, args=(value,)) for value in (10, 20, 30)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(gauge.changes), gauge.percent == gauge.changes[-1], gauge.level == 10 * gauge.changes[-1])
errors = []


def fail():
    try:
        gauge.nothing
    except AttributeError as error:
        errors.append(str(error))


t = threading.Thread(target=fail)
t.start()
t.join()
print(errors, type(Gauge.level).__name__)

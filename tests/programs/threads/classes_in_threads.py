"""Classes, functions and metaclasses made while threads run; instances cross to other threads."""
import abc
import queue
import threading

made = queue.Queue()


class Plugin(abc.ABC):
    registry = {}
    lock = threading.Lock()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        with Plugin.lock:
            Plugin.registry[cls.__name__] = cls

    @abc.abstractmethod
    def apply(self, value): ...


def make(n):
    factor = n + 2

    class Scale(Plugin):
        __slots__ = ("calls",)

        def __init__(self):
            self.calls = 0

        def apply(self, value):
            self.calls += 1
            return value * factor

    Scale.__name__ = Scale.__qualname__ = f"Scale{factor}"
    dynamic = type(f"Chain{n}", (Scale,), {"apply": lambda self, value: Scale.apply(self, value) + 1, "note": f"made in {n}"})
    namespace = {}
    exec(f"def helper(x):\n    'helper {n}'\n    return x + {n}", namespace)
    made.put((n, dynamic(), namespace["helper"]))


threads = [threading.Thread(target=make, args=(n,)) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
products = sorted((made.get() for _ in range(5)), key=lambda item: item[0])
for n, plugin, helper in products:
    print(type(plugin).__name__, [c.__name__ for c in type(plugin).__mro__], plugin.apply(10), plugin.calls, plugin.note, helper(1), helper.__doc__)
print(sorted(Plugin.registry))

# A method replaced while other threads call it: each call sees the old or the new one, later calls the new.
class Greeter:
    def greet(self):
        return "old"


heard = set()
swapped = threading.Event()
after = []


def caller():
    g = Greeter()
    while not swapped.is_set():
        heard.add(g.greet())
    after.append(g.greet())


threads = [threading.Thread(target=caller) for _ in range(3)]
for t in threads:
    t.start()
Greeter.greet = lambda self: "new"
swapped.set()
for t in threads:
    t.join()
print(heard <= {"old", "new"}, after)


class Tally:
    count = 0
    lock = threading.Lock()

    @classmethod
    def hit(cls):
        with cls.lock:
            cls.count += 1


threads = [threading.Thread(target=lambda: [Tally.hit() for _ in range(50)]) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(Tally.count)

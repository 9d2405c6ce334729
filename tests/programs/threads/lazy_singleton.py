"""Singletons made on first use: double-checked locking, a metaclass, functools.cached_property under a lock."""
import functools
import threading


class Registry:
    _instance = None
    _lock = threading.Lock()
    made = 0

    @classmethod
    def instance(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    fresh = cls()
                    cls.made += 1
                    cls._instance = fresh
        return cls._instance


class Singleton(type):
    _instances = {}
    _lock = threading.RLock()

    def __call__(cls, *args):
        with Singleton._lock:
            if cls not in cls._instances:
                cls._instances[cls] = super().__call__(*args)
            return cls._instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, value):
        self.value = value


class Service(metaclass=Singleton):
    def __init__(self):
        self.config = Config("from service")


class Report:
    computed = 0
    lock = threading.Lock()

    @functools.cached_property
    def text(self):
        Report.computed += 1
        return "expensive"


report = Report()
found = []
barrier = threading.Barrier(8)
found_lock = threading.Lock()


def work():
    barrier.wait()
    registry, service, config = Registry.instance(), Service(), Config("direct")
    with Report.lock:
        text = report.text
    with found_lock:
        found.append((registry, service, config, text))


threads = [threading.Thread(target=work) for _ in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([len({id(f[n]) for f in found}) for n in range(3)], {f[3] for f in found})
print(Registry.made, Report.computed, found[0][1].config is found[0][2], sorted(c.__name__ for c in Singleton._instances))

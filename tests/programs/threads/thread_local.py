"""threading.local: per-thread attributes, subclass with __init__, defaults, deletion."""
import threading

data = threading.local()
data.name = "main"
results = {}
lock = threading.Lock()
barrier = threading.Barrier(3)


def work(n):
    before = hasattr(data, "name")
    data.name = f"thread {n}"
    data.count = 0
    barrier.wait()
    for _ in range(n * 10):
        data.count += 1
    barrier.wait()
    with lock:
        results[n] = (before, data.name, data.count, sorted(data.__dict__))


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for n in sorted(results):
    print(n, results[n])
print(data.name, hasattr(data, "count"), data.__dict__)
try:
    data.count
except AttributeError as error:
    print("AttributeError:", str(error).replace("_thread._local", "local"))


class Settings(threading.local):
    shared = []

    def __init__(self, level, **options):
        self.level = level
        self.options = options
        self.shared.append(threading.current_thread() is threading.main_thread())

    def raise_level(self):
        self.level += 1
        return self.level


settings = Settings(5, colour="red")
settings.level = 50


def other():
    results["other"] = (settings.level, settings.options, settings.raise_level())


t = threading.Thread(target=other)
t.start()
t.join()
print(results["other"], settings.level, settings.raise_level(), Settings.shared)
del settings.level
print(hasattr(settings, "level"))

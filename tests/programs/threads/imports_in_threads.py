"""Imports in threads: a module's body runs once, everybody sees it complete."""
import importlib
import sys
import threading

barrier = threading.Barrier(6)
ready = []
modules = set()
lock = threading.Lock()


def load(name):
    barrier.wait()
    module = importlib.import_module(name)
    with lock:
        ready.append(module.READY)
        modules.add(id(module))


names = ["threads_pkg.alpha", "threads_pkg.beta", "threads_pkg.gamma"] * 2
threads = [threading.Thread(target=load, args=(name,)) for name in names]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(ready), len(modules))

import threads_pkg.log

print(sorted(threads_pkg.log.executed), len(threads_pkg.log.executed))
print(sorted(name for name in sys.modules if name.startswith("threads_pkg")))
errors = []


def missing():
    try:
        importlib.import_module("threads_pkg.delta")
    except ModuleNotFoundError as error:
        errors.append(str(error))


def local_import():
    from threads_pkg.alpha import value as values
    import colorsys

    errors.append(f"{sum(values)} {colorsys.rgb_to_hsv(1, 0, 0)}")


for target in (missing, local_import):
    t = threading.Thread(target=target)
    t.start()
    t.join()
print(errors)

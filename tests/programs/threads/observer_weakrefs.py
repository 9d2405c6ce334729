"""Observers held by weak references, registered and notified from threads."""
import gc
import threading
import weakref


class Subject:
    def __init__(self):
        self._observers = weakref.WeakSet()
        self._methods = []
        self._lock = threading.Lock()

    def attach(self, observer):
        with self._lock:
            self._observers.add(observer)
            self._methods.append(weakref.WeakMethod(observer.update))

    def notify(self, value):
        with self._lock:
            live = list(self._observers)
            bound = [method() for method in self._methods]
        for observer in live:
            observer.seen(value)
        return sum(b is not None for b in bound)


class Observer:
    def __init__(self, name):
        self.name = name
        self.values = []
        self.lock = threading.Lock()

    def update(self, value):
        self.values.append(value)

    def seen(self, value):
        with self.lock:
            self.update(value)


subject = Subject()
observers = [Observer(f"o{n}") for n in range(6)]
threads = [threading.Thread(target=subject.attach, args=(o,)) for o in observers]
for t in threads:
    t.start()
for t in threads:
    t.join()
del t, threads

notifiers = [threading.Thread(target=subject.notify, args=(n,)) for n in range(5)]
for t in notifiers:
    t.start()
for t in notifiers:
    t.join()
print([sorted(o.values) for o in observers])
kept = observers[::2]
del observers
gc.collect()
print(subject.notify(99), sorted(o.name for o in subject._observers), [o.values[-1] for o in kept])

cache = weakref.WeakValueDictionary()
lock = threading.Lock()
made = []


def shared_page(key):
    with lock:
        page = cache.get(key)
        if page is None:
            page = cache[key] = Observer(key)
            made.append(key)
        return page


pages = []
threads = [threading.Thread(target=lambda n=n: pages.append(shared_page(f"p{n % 3}"))) for n in range(9)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(made), len({id(p) for p in pages}), sorted(cache))
ref = weakref.ref(kept[0], lambda r: print("died, was", r() is None))
del kept, t, threads
gc.collect()
print(ref() is None)

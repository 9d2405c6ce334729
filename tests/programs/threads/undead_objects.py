"""Objects whose last use is in a thread; gc.collect from a thread; finalizers told by weakref.finalize at exit."""
import gc
import threading
import weakref


class Thing:
    def __init__(self, name):
        self.name = name
        self.other = None


dropped = []
t = threading.Thread(target=lambda: weakref.finalize(Thing("kept by nobody"), dropped.append, "gone") and gc.collect())
t.start()
t.join()
gc.collect()
print(dropped)


def cycle():
    a, b = Thing("a"), Thing("b")
    a.other, b.other = b, a
    refs.extend([weakref.ref(a), weakref.ref(b)])


refs = []
threads = [threading.Thread(target=cycle) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
collector = threading.Thread(target=gc.collect)
collector.start()
collector.join()
gc.collect()
print(len(refs), [ref() for ref in refs] == [None] * 6)
kept = Thing("kept")
holder = weakref.ref(kept)
seen = []
t = threading.Thread(target=lambda: (gc.collect(), seen.append(holder().name)))
t.start()
t.join()
print(seen)
proxy = weakref.proxy(kept)
t = threading.Thread(target=lambda: setattr(proxy, "name", "renamed"))
t.start()
t.join()
print(kept.name)
weakref.finalize(kept, print, "finalize at exit")

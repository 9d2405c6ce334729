"""A scheduler: jobs with priorities and dependencies, one dispatcher, several workers."""
import heapq
import itertools
import threading


class Scheduler:
    def __init__(self, workers):
        self._cond = threading.Condition()
        self._ready, self._order = [], itertools.count()
        self._waiting, self._dependants = {}, {}
        self._unfinished = 0
        self._closing = False
        self.log, self.results = [], {}
        self._threads = [threading.Thread(target=self._work) for _ in range(workers)]

    def add(self, name, priority, work, needs=()):
        with self._cond:
            self._unfinished += 1
            missing = {need for need in needs if need not in self.results}
            entry = (priority, next(self._order), name, work, tuple(needs))
            if missing:
                self._waiting[name] = (missing, entry)
                for need in missing:
                    self._dependants.setdefault(need, []).append(name)
            else:
                heapq.heappush(self._ready, entry)
                self._cond.notify()

    def _work(self):
        while True:
            with self._cond:
                self._cond.wait_for(lambda: self._ready or self._closing)
                if not self._ready:
                    return
                _, _, name, work, needs = heapq.heappop(self._ready)
                self.log.append(name)
                arguments = [self.results[need] for need in needs]
            result = work(*arguments)
            with self._cond:
                self.results[name] = result
                self._unfinished -= 1
                for other in self._dependants.pop(name, []):
                    missing, entry = self._waiting[other]
                    missing.discard(name)
                    if not missing:
                        heapq.heappush(self._ready, self._waiting.pop(other)[1])
                self._cond.notify_all()

    def run(self):
        for t in self._threads:
            t.start()
        with self._cond:
            self._cond.wait_for(lambda: not self._unfinished)
            self._closing = True
            self._cond.notify_all()
        for t in self._threads:
            t.join()


def build(workers):
    s = Scheduler(workers)
    s.add("link", 0, lambda *parts: "+".join(parts), needs=("main.o", "util.o", "lib"))
    s.add("test", 1, lambda program: f"tested {program}", needs=("link",))
    s.add("main.o", 5, lambda: "main")
    s.add("util.o", 3, lambda: "util")
    s.add("lib", 4, lambda a, b: f"lib({a},{b})", needs=("a.o", "b.o"))
    s.add("b.o", 2, lambda: "b")
    s.add("a.o", 2, lambda: "a")
    s.run()
    return s


alone = build(1)
print(alone.log)
print(sorted(alone.results.items()))
several = build(3)
print(sorted(several.log) == sorted(alone.log), several.results == alone.results)
print(all(several.log.index(a) < several.log.index(b) for a, b in [("a.o", "lib"), ("b.o", "lib"), ("lib", "link"), ("link", "test")]))

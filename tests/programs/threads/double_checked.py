"""Double-checked initialisation of many keys; call-once; a once-only flag per object."""
import threading


class Once:
    def __init__(self):
        self._done = False
        self._lock = threading.Lock()

    def do(self, function):
        if self._done:
            return False
        with self._lock:
            if self._done:
                return False
            try:
                function()
            finally:
                self._done = True
            return True


class LazyTable:
    def __init__(self, make):
        self._make, self._table, self._lock = make, {}, threading.Lock()
        self.made = []

    def __getitem__(self, key):
        try:
            return self._table[key]
        except KeyError:
            pass
        with self._lock:
            if key not in self._table:
                self.made.append(key)
                self._table[key] = self._make(key)
            return self._table[key]


once, ran, winners = Once(), [], []
table = LazyTable(lambda key: [key] * key)
barrier = threading.Barrier(6)
answers = [None] * 6


def work(n):
    barrier.wait()
    if once.do(lambda: ran.append("ran")):
        winners.append(n)
    answers[n] = [table[key] for key in range(10)]


threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(ran, len(winners), sorted(table.made), all(a == answers[0] for a in answers))
print(all(a[3] is answers[0][3] for a in answers), answers[0][3])
failing = Once()
try:
    failing.do(lambda: 1 // 0)
except ZeroDivisionError as error:
    print("ZeroDivisionError:", error, failing.do(print))

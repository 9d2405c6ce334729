"""A pool of connections limited by a semaphore, handed out with a context manager."""
import contextlib
import threading


class Connection:
    count = 0

    def __init__(self):
        Connection.count += 1
        self.number = Connection.count
        self.user = None
        self.queries = 0

    def query(self, who, text):
        assert self.user == who, (self.user, who)
        self.queries += 1
        return f"{text.upper()} for {who}"


class ConnectionPool:
    def __init__(self, size):
        self._free = [Connection() for _ in range(size)]
        self._permits = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()
        self.lowest = size

    @contextlib.contextmanager
    def connection(self, who):
        with self._permits:
            with self._lock:
                conn = self._free.pop()
                self.lowest = min(self.lowest, len(self._free))
            conn.user = who
            try:
                yield conn
            finally:
                conn.user = None
                with self._lock:
                    self._free.append(conn)


pool = ConnectionPool(3)
answers, failures = [], []


def client(n):
    for i in range(15):
        try:
            with pool.connection(n) as conn:
                answers.append(conn.query(n, f"select {i}"))
                if i % 5 == n % 5:
                    raise RuntimeError(f"client {n} fails in query {i}")
        except RuntimeError as error:
            failures.append(str(error))


threads = [threading.Thread(target=client, args=(n,)) for n in range(7)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(answers), len(set(answers)), sorted(answers)[:3])
print(len(failures), sorted(failures)[:2])
print(Connection.count, len(pool._free), sorted(c.number for c in pool._free), sum(c.queries for c in pool._free), pool.lowest >= 0)

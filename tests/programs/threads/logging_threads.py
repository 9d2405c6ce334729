"""Logging from threads: names of threads, handlers, filters, a queue handler with a listener."""
import io
import logging
import logging.handlers
import queue
import threading

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(threadName)s %(name)s %(levelname)s %(message)s"))
log = logging.getLogger("app")
log.setLevel(logging.INFO)
log.addHandler(handler)
log.propagate = False


def work(n):
    child = logging.getLogger(f"app.part{n % 2}")
    for i in range(5):
        child.info("step %d of %s", i, n)
        child.debug("never shown")
    try:
        {}[n]
    except KeyError:
        child.error("failed", exc_info=False)


threads = [threading.Thread(target=work, args=(n,), name=f"worker-{n}") for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
lines = stream.getvalue().splitlines()
print(len(lines))
for n in range(4):
    print([line for line in lines if line.startswith(f"worker-{n} ")])

records = queue.Queue()


class Collect(logging.Handler):
    def __init__(self):
        super().__init__()
        self.seen = []

    def emit(self, record):
        self.seen.append((record.threadName, record.getMessage()))


collect = Collect()
listener = logging.handlers.QueueListener(records, collect)
listener.start()
queued = logging.getLogger("queued")
queued.propagate = False
queued.setLevel(logging.DEBUG)
queued.addHandler(logging.handlers.QueueHandler(records))
threads = [threading.Thread(target=lambda n=n: [queued.warning("message %d", i) for i in range(4)], name=f"q{n}") for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
listener.stop()
print(sorted(collect.seen))

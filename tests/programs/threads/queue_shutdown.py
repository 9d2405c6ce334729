"""queue.Queue.shutdown wakes blocked consumers and producers; immediate drops what is left."""
import queue
import threading

q = queue.Queue()
seen = []
ends = []


def consumer(name):
    while True:
        try:
            seen.append(q.get())
            q.task_done()
        except queue.ShutDown:
            ends.append(name)
            return


workers = [threading.Thread(target=consumer, args=(n,)) for n in range(3)]
for w in workers:
    w.start()
for n in range(20):
    q.put(n)
q.shutdown()
for w in workers:
    w.join()
print(sorted(seen), sorted(ends))
try:
    q.put(1)
except queue.ShutDown as error:
    print("ShutDown on put", repr(error))

full = queue.Queue(1)
full.put("first")
outcome = []


def producer():
    try:
        full.put("second")
        outcome.append("put")
    except queue.ShutDown:
        outcome.append("shut down")


t = threading.Thread(target=producer)
t.start()
full.shutdown(immediate=True)
t.join()
print(outcome, full.qsize())
try:
    full.get()
except queue.ShutDown:
    print("ShutDown on get")
full.join()

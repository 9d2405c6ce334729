"""Several producers, several consumers, one bounded queue.Queue, task_done and join."""
import queue
import threading

q = queue.Queue(maxsize=5)
results = {}
results_lock = threading.Lock()
STOP = object()


def produce(producer, count):
    for i in range(count):
        q.put((producer, i))


def consume():
    while True:
        item = q.get()
        try:
            if item is STOP:
                return
            producer, i = item
            with results_lock:
                results.setdefault(producer, []).append(i * i)
        finally:
            q.task_done()


producers = [threading.Thread(target=produce, args=(f"p{n}", 30 + n)) for n in range(4)]
consumers = [threading.Thread(target=consume) for _ in range(3)]
for t in producers + consumers:
    t.start()
for t in producers:
    t.join()
q.join()
print("all tasks done, unfinished:", q.unfinished_tasks, "size:", q.qsize(), "empty:", q.empty())
for _ in consumers:
    q.put(STOP)
for t in consumers:
    t.join()
for producer in sorted(results):
    values = results[producer]
    print(producer, len(values), sum(values), sorted(values) == [i * i for i in range(len(values))])
try:
    q.task_done()
except ValueError as error:
    print("ValueError:", error)

"""LifoQueue, PriorityQueue, SimpleQueue filled by threads and drained in their own order."""
import queue
import threading


def fill(q, items):
    threads = [threading.Thread(target=lambda part=part: [q.put(x) for x in part]) for part in (items[::3], items[1::3], items[2::3])]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def drain(q):
    out = []
    while True:
        try:
            out.append(q.get_nowait())
        except queue.Empty:
            return out


items = [(n * 37 % 50, f"job{n}") for n in range(50)]
priorities = queue.PriorityQueue()
fill(priorities, items)
drained = drain(priorities)
print("priority:", drained[:3], drained[-1], drained == sorted(items))

stack = queue.LifoQueue()
for x in range(5):
    stack.put(x)
t = threading.Thread(target=lambda: print("lifo:", drain(stack)))
t.start()
t.join()

simple = queue.SimpleQueue()
fill(simple, items)
print("simple:", simple.qsize(), sorted(drain(simple)) == sorted(items), simple.empty())

bounded = queue.Queue(2)
bounded.put(1)
bounded.put(2)
for call in (lambda: bounded.put_nowait(3), lambda: bounded.put(3, timeout=0.01), lambda: bounded.put(3, timeout=-1)):
    try:
        call()
    except queue.Full as error:
        print("Full", repr(error))
    except ValueError as error:
        print("ValueError", error)
print(bounded.full(), drain(bounded))
for q in (queue.Queue(), queue.LifoQueue(), queue.PriorityQueue(), queue.SimpleQueue()):
    try:
        q.get(timeout=0.01)
    except queue.Empty as error:
        print(type(q).__name__, "Empty", repr(error))

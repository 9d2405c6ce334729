"""threading API used from few threads with deterministic results."""
import threading, queue, concurrent.futures, time
out = []
t = threading.Thread(target=lambda *a, **k: out.append((a, k)), args=(1,), kwargs={"x": 2}, name="worker", daemon=True); print(t.name, t.daemon, t.is_alive(), t.ident); t.start(); t.join(); print(out, t.is_alive(), threading.current_thread() is threading.main_thread(), threading.current_thread().name, threading.active_count(), repr(t).split(",")[0])
for f in (lambda: t.start(), lambda: threading.Thread(target=5).nope, lambda: threading.current_thread().join(), lambda: threading.Thread().join(), lambda: threading.Lock().release(), lambda: threading.RLock().release(), lambda: threading.Semaphore(-1), lambda: threading.Condition().wait(), lambda: threading.Condition().notify(), lambda: threading.BoundedSemaphore(1).release(), lambda: threading.Lock().acquire(False, 5), lambda: threading.Thread(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
lock = threading.Lock(); print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01), lock.release(), lock.locked())
with lock: print(lock.locked())
r = threading.RLock()
with r:
    with r: print("reentrant")
count = 0
def add():
    global count
    for _ in range(1000):
        with lock: count += 1
ts = [threading.Thread(target=add) for _ in range(4)]; [x.start() for x in ts]; [x.join() for x in ts]; print(count)
ev = threading.Event(); res = []; w = threading.Thread(target=lambda: (ev.wait(), res.append("woken"))); w.start(); print(ev.is_set(), res); ev.set(); w.join(); print(res, ev.wait(0), threading.Event().wait(0.01))
q = queue.Queue(); done = []
def consumer():
    while (item := q.get()) is not None: done.append(item * 2); q.task_done()
c = threading.Thread(target=consumer); c.start(); [q.put(i) for i in range(5)]; q.join(); q.put(None); c.join(); print(done, q.empty())
pq = queue.PriorityQueue(); [pq.put(x) for x in (3, 1, 2)]; lq = queue.LifoQueue(); [lq.put(x) for x in "ab"]; print(pq.get(), lq.get(), queue.SimpleQueue().empty(), queue.Queue(1).put("x"), pq.qsize())
for f in (lambda: queue.Queue().get_nowait(), lambda: queue.Queue(1).put_nowait(1) or (f1 := queue.Queue(1)).put(1) or f1.put_nowait(2), lambda: queue.Queue().get(timeout=0.01), lambda: queue.Queue().task_done(), lambda: queue.Queue().get(timeout=-1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
loc = threading.local(); loc.x = 1; seen = []; lt = threading.Thread(target=lambda: seen.append(hasattr(loc, "x"))); lt.start(); lt.join(); print(loc.x, seen, loc.__dict__)
cond = threading.Condition(); items = []
def waiter():
    with cond: cond.wait_for(lambda: items); res.append(items.pop())
wt = threading.Thread(target=waiter); wt.start()
with cond: items.append("cond"); cond.notify_all()
wt.join(); print(res)
b = threading.Barrier(3); order = []; bt = [threading.Thread(target=lambda: order.append(b.wait() >= 0)) for _ in range(3)]; [x.start() for x in bt]; [x.join() for x in bt]; print(order, b.n_waiting, b.broken)
sem = threading.Semaphore(2); print(sem.acquire(), sem.acquire(), sem.acquire(blocking=False), sem.release(), sem.acquire())
with concurrent.futures.ThreadPoolExecutor(2) as ex:
    print(list(ex.map(lambda x: x * x, range(5))), ex.submit(pow, 2, 5).result(), [f.result() for f in concurrent.futures.as_completed([ex.submit(lambda: "done")])]); f = ex.submit(lambda: 1 / 0); print(type(f.exception()).__name__, f.done(), f.cancelled())
    try: f.result()
    except ZeroDivisionError as e: print(e)
tm = threading.Timer(0.01, lambda: res.append("timer")); tm.start(); tm.join(); print(res[-1])
def boom(): raise ValueError("in thread")
threading.excepthook = lambda a: print("hook", a.exc_type.__name__, a.exc_value, a.thread.name); bt = threading.Thread(target=boom, name="boomer"); bt.start(); bt.join()
class T(threading.Thread):
    def run(self): self.result = sum(range(10))
x = T(); x.start(); x.join(); print(x.result, [th.name for th in threading.enumerate()], threading.get_ident() == threading.main_thread().ident, threading.stack_size(), threading.TIMEOUT_MAX > 1)

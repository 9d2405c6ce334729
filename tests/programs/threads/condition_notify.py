"""notify wakes exactly as many waiters as it says, notify_all the rest."""
import threading

cond = threading.Condition(threading.Lock())
waiting = 0
tickets = 0
woken = []


def waiter(n):
    global waiting, tickets
    with cond:
        waiting += 1
        cond.notify_all() if waiting == 6 else None
        while tickets == 0:
            cond.wait()
        tickets -= 1
        woken.append(n)
        done.release()


done = threading.Semaphore(0)
threads = [threading.Thread(target=waiter, args=(n,)) for n in range(6)]
for t in threads:
    t.start()
with cond:
    cond.wait_for(lambda: waiting == 6)
for batch in (1, 2):
    with cond:
        tickets += batch
        cond.notify(batch)
    for _ in range(batch):
        done.acquire()
    with cond:
        print("woken:", len(woken), "tickets left:", tickets)
with cond:
    tickets += 3
    cond.notify_all()
for t in threads:
    t.join()
print(sorted(woken), tickets)

# A condition on a reentrant lock gives all of its levels up while it waits.
deep = threading.Condition()
ready = False


def setter():
    global ready
    with deep:
        ready = True
        deep.notify()


with deep:
    with deep:
        t = threading.Thread(target=setter)
        t.start()
        deep.wait_for(lambda: ready)
        print("ready", ready)
t.join()

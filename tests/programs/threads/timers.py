"""threading.Timer: fires, passes arguments, is cancelled, is a thread."""
import threading

fired = []
done = threading.Event()


def hit(*args, **kwargs):
    fired.append((args, kwargs))
    done.set()


t = threading.Timer(0.01, hit, args=(1, 2), kwargs={"key": "value"})
print(t.interval, t.finished.is_set(), isinstance(t, threading.Thread))
t.start()
done.wait()
t.join()
print(fired, t.finished.is_set(), t.is_alive())

never = threading.Timer(60, hit)
never.start()
never.cancel()
never.join()
print(len(fired), never.is_alive())

zero = threading.Timer(0, lambda: fired.append("zero"))
zero.start()
zero.join()
print(fired[-1])

# A chain of timers, each of which starts the next.
chain = []
end = threading.Event()


def step(n):
    chain.append(n)
    if n == 5:
        end.set()
    else:
        threading.Timer(0.001, step, (n + 1,)).start()


step(0)
end.wait()
print(chain)

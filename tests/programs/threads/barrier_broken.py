"""Barriers that break: abort, timeout, a failing action, reset."""
import threading


def run(barrier, count, before=lambda: None):
    results = []
    lock = threading.Lock()

    def party():
        try:
            barrier.wait()
            word = "passed"
        except threading.BrokenBarrierError:
            word = "broken"
        with lock:
            results.append(word)

    threads = [threading.Thread(target=party) for _ in range(count)]
    for t in threads:
        t.start()
    before()
    for t in threads:
        t.join()
    return results


def wait_for(barrier, count):
    while barrier.n_waiting < count:
        pass


b = threading.Barrier(3)
print("full:", run(b, 3), b.broken)
print("aborted:", run(b, 2, lambda: (wait_for(b, 2), b.abort())), b.broken)
print("still broken:", run(b, 1))
b.reset()
print("after reset:", run(b, 3), b.broken)
print("reset while waiting:", run(b, 2, lambda: (wait_for(b, 2), b.reset())), b.broken)
timed = threading.Barrier(2, timeout=0.01)
print("timed out:", run(timed, 1), timed.broken)


def bad_action():
    raise RuntimeError("no")


failing = threading.Barrier(1, action=bad_action)
try:
    failing.wait()
except RuntimeError as error:
    print("RuntimeError:", error, failing.broken)
try:
    threading.Barrier(0)
except ValueError as error:
    print("ValueError:", "parties" in str(error))

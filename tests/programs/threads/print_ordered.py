"""print from threads in an order that the program fixes; a print under a lock is never cut."""
import io
import sys
import threading

lock = threading.Lock()
turn = threading.Condition(lock)
current = 0


def speak(n, total, rounds):
    global current
    for r in range(rounds):
        with turn:
            turn.wait_for(lambda: current % total == n)
            print("thread", n, "round", r, sep=" ", end=" | " if n < total - 1 else "\n")
            current += 1
            turn.notify_all()


threads = [threading.Thread(target=speak, args=(n, 3, 5)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()

saved, sys.stdout = sys.stdout, io.StringIO()
barrier = threading.Barrier(4)


def shout(n):
    barrier.wait()
    for _ in range(10):
        with lock:
            print(*[n] * 10, sep="")
            print("-" * 10)


threads = [threading.Thread(target=shout, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
text, sys.stdout = sys.stdout.getvalue(), saved
lines = text.splitlines()
print(len(lines), set(lines[1::2]), sorted(set(lines[::2])), [lines.count(str(n) * 10) for n in range(4)])
for t in [threading.Thread(target=print, args=(f"line {n}",), kwargs={"flush": True}) for n in range(5)]:
    t.start()
    t.join()
print("to stderr", file=sys.stderr)
t = threading.Thread(target=lambda: print("to stderr from a thread", file=sys.stderr))
t.start()
t.join()

"""Two threads hand control to and fro by events: strict alternation."""
import threading

ping, pong = threading.Event(), threading.Event()
lines = []


def player(name, mine, other, count):
    for n in range(count):
        mine.wait()
        mine.clear()
        lines.append(f"{name} {n}")
        other.set()


a = threading.Thread(target=player, args=("ping", ping, pong, 10))
b = threading.Thread(target=player, args=("pong", pong, ping, 10))
a.start()
b.start()
ping.set()
a.join()
b.join()
print("\n".join(lines))

never = threading.Event()
print(never.wait(0.01), never.is_set(), never.wait(0))
never.set()
print(never.wait(), never.is_set())
never.clear()
print(never.is_set())

start = threading.Event()
count = []
crowd = [threading.Thread(target=lambda: count.append(start.wait())) for _ in range(20)]
for t in crowd:
    t.start()
print(len(count))
start.set()
for t in crowd:
    t.join()
print(count == [True] * 20)

# What an atomic block writes is written when it commits: once, however often the block has to begin again.
import sys
from threading import Event, Lock, Thread
from transaction import atomic, retry

print("first", flush=True)
basket = []


def consume():
    with atomic:
        print("looks", flush=True)
        sys.stderr.write("looks\n")
        if not basket:
            retry()
        print("takes", basket.pop(), flush=True)


consumer = Thread(target=consume)
consumer.start()
for _ in range(3):
    Event().wait(0.002)
print("puts", flush=True)
basket.append("item")
consumer.join()

try:
    with atomic(rollback=True):
        print("never written", flush=True)
        print("nor this")
        raise ValueError
except ValueError:
    print("rolled back", flush=True)

lock = Lock()
with lock:
    holder_waits = Thread(target=lambda: print("another thread"))
    holder_waits.start()
    holder_waits.join()


def write_lines(name):
    for i in range(3):
        with atomic:
            for part in range(3):
                print(f"{name}{i}{part}", end=" ", flush=True)
                for _ in range(3000):
                    pass
            lines.append(name)
            print(flush=True)


lines = []
idle = Event()
threads = [Thread(target=write_lines, args=("x",)), Thread(target=idle.wait)]
for thread in threads:
    thread.start()
threads[0].join()
idle.set()

with open("/dev/null", "w") as null:
    with atomic:
        null.write("text")
        null.flush()
print(len(lines))

"""sys.setswitchinterval as small as it gets: unlocked reads see whole objects, locked updates are all there."""
import sys
import threading

print(sys.getswitchinterval())
sys.setswitchinterval(1e-6)
print(f"{sys.getswitchinterval():.0e}")
for bad in (0, -1.0, "x"):
    try:
        sys.setswitchinterval(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

pair = (0, 0)
lock = threading.Lock()
torn = []
stop = threading.Event()


def writer():
    global pair
    for n in range(300):
        with lock:
            pair = (n, -n)
    stop.set()


def reader():
    while True:
        ended = stop.is_set()
        a, b = pair
        if a != -b:
            torn.append((a, b))
        if ended:
            return


threads = [threading.Thread(target=writer)] + [threading.Thread(target=reader) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(torn, pair)

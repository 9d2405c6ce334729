"""sys.exit in a thread ends that thread only; in the main thread it ends the program with its status."""
import sys
import threading

steps = []


def leaver(code):
    try:
        steps.append(("before", code))
        sys.exit(code)
    finally:
        steps.append(("finally", code))


for code in (0, 3, "words", None):
    t = threading.Thread(target=leaver, args=(code,))
    t.start()
    t.join()
    print(steps[-2:], t.is_alive())


def slow():
    go.wait()
    print("the other thread still ends properly")


go = threading.Event()
threading.Thread(target=slow).start()
go.set()
sys.exit(7)

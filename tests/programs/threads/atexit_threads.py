"""The order at the end: main's last line, non-daemon threads, atexit functions."""
import atexit
import threading

lines = []


def say(text):
    print(text, flush=True)


atexit.register(say, "atexit: registered first, called last")
atexit.register(lambda: say(f"atexit: the thread had ended: {not worker.is_alive()}"))


def work():
    go.wait()
    atexit.register(say, "atexit: registered by the thread, called first")
    say("thread: works after main's last line")


go = threading.Event()
worker = threading.Thread(target=work)
worker.start()
threading._register_atexit(go.set)
say("main: last line")

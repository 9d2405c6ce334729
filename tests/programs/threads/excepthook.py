"""threading.excepthook: what it is told, what happens to SystemExit, hooks that fail."""
import sys
import threading
import traceback

seen = []


def hook(args):
    frames = [f.name for f in traceback.extract_tb(args.exc_traceback) if f.filename.endswith("excepthook.py")]
    seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name, frames))


threading.excepthook = hook


def fail(n):
    if n == 0:
        raise ValueError("zero")
    if n == 1:
        {}["missing"]
    if n == 2:
        sys.exit("quiet")
    if n == 3:
        raise SystemExit
    [][n]


threads = [threading.Thread(target=fail, args=(n,), name=f"fail-{n}") for n in range(5)]
for t in threads:
    t.start()
    t.join()
for entry in seen:
    print(entry)
print("alive:", [t.is_alive() for t in threads])
threading.excepthook = threading.__excepthook__


class Loud(threading.Thread):
    def run(self):
        try:
            super().run()
        except Exception as error:
            print(self.name, "handled", repr(error))


loud = Loud(target=fail, args=(0,), name="loud")
loud.start()
loud.join()

"""Exceptions caught in one thread, raised again in another: identity, chain, traceback, with_traceback."""
import queue
import sys
import threading
import traceback


class Parcel(Exception):
    def __init__(self, *args, weight):
        super().__init__(*args)
        self.weight = weight


def own_frames(error):
    return [f.name for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith("between_threads.py")]


def pack():
    try:
        raise KeyError("label")
    except KeyError as cause:
        raise Parcel("torn", weight=3) from cause


def carry(box):
    try:
        pack()
    except Parcel as error:
        box.put(error)
        box.put(sys.exc_info()[1] is error)


box = queue.Queue()
t = threading.Thread(target=carry, args=(box,))
t.start()
error = box.get()
print(type(error).__name__, error.args, error.weight, repr(error.__cause__), box.get())
t.join()
print(own_frames(error))


def unpack():
    raise error


try:
    unpack()
except Parcel as again:
    print(again is error, own_frames(again))
try:
    raise error.with_traceback(None)
except Parcel as again:
    print(own_frames(again))


class Strict(threading.Thread):
    """join() raises what the thread raised."""

    error = None

    def run(self):
        try:
            super().run()
        except BaseException as error:
            self.error = error

    def join(self, timeout=None):
        super().join(timeout)
        if self.error is not None:
            raise self.error


for target, args in ((int, ("12",)), (int, ("twelve",)), (pack, ()), (sys.exit, (4,))):
    t = Strict(target=target, args=args)
    t.start()
    try:
        t.join()
        print("fine")
    except (Exception, SystemExit) as error:
        print(type(error).__name__, error)

states = []
barrier = threading.Barrier(3)


def handle(n):
    try:
        raise ValueError(n)
    except ValueError:
        barrier.wait()
        states.append((n, repr(sys.exception())))
        barrier.wait()
    states.append((n, sys.exception()))


threads = [threading.Thread(target=handle, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(states, key=lambda s: (s[1] is None, s[0])))

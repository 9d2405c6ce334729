"""The _thread module: start_new_thread, allocate_lock, exit, interrupt_main's neighbours, stack_size, get_ident."""
import _thread
import threading

done = _thread.allocate_lock()
results = []


def work(a, b=0, *, c=0):
    results.append((a, b, c))
    results.append(_thread.get_ident() != main)
    done.release()


main = _thread.get_ident()
done.acquire()
ident = _thread.start_new_thread(work, (1, 2), {"c": 3})
done.acquire()
print(type(ident).__name__, results)


def leave():
    try:
        _thread.exit()
    finally:
        done.release()


_thread.start_new_thread(leave, ())
done.acquire()
print("left")
for wrong in (lambda: _thread.start_new_thread(1, ()), lambda: _thread.start_new_thread(work, [1]), lambda: _thread.start_new_thread(work, (), 5)):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)
print(_thread.TIMEOUT_MAX == threading.TIMEOUT_MAX, _thread.LockType is type(done), _thread.error is RuntimeError)
print(_thread.stack_size(), _thread.stack_size(131072), _thread.stack_size(0))
with _thread.allocate_lock() as held:
    print(held)
names = []


def foreign():
    names.append(type(threading.current_thread()).__name__)
    names.append(threading.current_thread().name.split("-")[0])
    done.release()


_thread.start_new_thread(foreign, ())
done.acquire()
print(names)
heard = []


def unraisable(args):
    heard.append((args.exc_type.__name__, str(args.exc_value), getattr(args.object, "__name__", None)))
    done.release()


import sys

sys.unraisablehook = unraisable


def fail():
    raise KeyError("in a bare thread")


_thread.start_new_thread(fail, ())
done.acquire()
print(heard)

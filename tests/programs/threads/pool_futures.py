"""Futures of a pool: result, exception, callbacks, states, cancel."""
import threading
from concurrent.futures import CancelledError, Future, InvalidStateError, ThreadPoolExecutor, TimeoutError

gate = threading.Event()
started = threading.Event()


def wait_at_gate():
    started.set()
    gate.wait()
    return "through"


def fail():
    raise LookupError("nothing here")


log = []
with ThreadPoolExecutor(1, thread_name_prefix="worker") as pool:
    blocked = pool.submit(wait_at_gate)
    queued = pool.submit(pow, 2, 10)
    doomed = pool.submit(pow, 2, 11)
    started.wait()
    print(blocked.running(), blocked.done(), queued.running(), queued.done())
    print("cancel running:", blocked.cancel(), "cancel queued:", doomed.cancel(), doomed.cancelled(), doomed.done())
    try:
        queued.result(timeout=0.01)
    except TimeoutError as error:
        print("TimeoutError", error.args)
    queued.add_done_callback(lambda f: log.append(("callback", f.result(), threading.current_thread().name)))
    gate.set()
    print(blocked.result(), queued.result())
    failed = pool.submit(fail)
    print(repr(failed.exception()))
    try:
        failed.result()
    except LookupError as error:
        print("LookupError", error)
    failed.add_done_callback(lambda f: log.append(("late", type(f.exception()).__name__, threading.current_thread().name)))
    try:
        doomed.result()
    except CancelledError as error:
        print("CancelledError", error.args)
print(log)

own = Future()
print(own.set_running_or_notify_cancel(), own.running())
own.set_result(42)
print(own.result(), own.done())
try:
    own.set_result(43)
except InvalidStateError as error:
    print("InvalidStateError", str(error).split(":")[0])

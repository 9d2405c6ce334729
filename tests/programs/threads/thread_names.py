"""Names, identities, enumerate, main_thread, repr, active_count."""
import re
import threading

main = threading.main_thread()
print(main.name, main is threading.current_thread(), main.is_alive(), main.daemon, threading.active_count())
print(re.sub(r"\d{6,}", "ID", repr(main)))

hold = threading.Event()
infos = {}
ready = threading.Semaphore(0)


def named_work(extra):
    me = threading.current_thread()
    infos[me.name] = (me.ident == threading.get_ident(), me.native_id == threading.get_native_id(), extra)
    ready.release()
    hold.wait()


class Custom(threading.Thread):
    def run(self):
        named_work("custom")


threads = [
    threading.Thread(target=named_work, args=("plain",)),
    threading.Thread(target=named_work, args=("named",), name="Alice"),
    Custom(),
    Custom(name="Bob"),
    threading.Thread(target=named_work, args=("int name",), name=42),
]
print([t.name for t in threads], [t.ident for t in threads], [t.is_alive() for t in threads])
print(re.sub(r"\d{6,}", "ID", repr(threads[0])))
for t in threads:
    t.start()
for t in threads:
    ready.acquire()
print(sorted(t.name for t in threading.enumerate()), threading.active_count())
print(re.sub(r"\d{6,}", "ID", repr(threads[1])))
print(len({t.ident for t in threading.enumerate()}), all(isinstance(t.ident, int) and t.ident > 0 for t in threads))
threads[1].name = "Carol"
print(threads[1].name, re.sub(r"\d{6,}", "ID", repr(threads[1])))
hold.set()
for t in threads:
    t.join()
print(re.sub(r"\d{6,}", "ID", repr(threads[0])), threads[0].is_alive())
for name in sorted(infos):
    print(name, infos[name])
print(threading.enumerate() == [main])
for wrong in (lambda: threading.Thread(target=int, group=1), lambda: threading.Thread.run(), lambda: threading.Thread(name="x").name.missing):
    try:
        wrong()
    except (AssertionError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Forgetful(threading.Thread):
    def __init__(self):
        pass


for attribute in ("start", "is_alive", "join"):
    try:
        getattr(Forgetful(), attribute)()
    except (RuntimeError, AssertionError) as error:
        print(type(error).__name__, error)

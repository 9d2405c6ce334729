"""threading.settrace, setprofile and sys._current_frames see the functions of threads."""
import sys
import threading

calls = []
lock = threading.Lock()


def tracer(frame, event, arg):
    if event == "call" and frame.f_code.co_filename == __file__ and frame.f_code.co_name in ("outer", "inner"):
        with lock:
            calls.append((threading.current_thread().name, frame.f_code.co_name))
    return None


def inner(n):
    return n + 1


def outer(n):
    return inner(n) * 2


threading.settrace(tracer)
print(threading.gettrace() is tracer)
threads = [threading.Thread(target=outer, args=(n,), name=f"t{n}") for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
threading.settrace(None)
t = threading.Thread(target=outer, args=(9,), name="untraced")
t.start()
t.join()
print(sorted(calls))

profiled = []


def profiler(frame, event, arg):
    if frame.f_code.co_name in ("outer", "inner"):
        profiled.append((event, frame.f_code.co_name))


threading.setprofile(profiler)
t = threading.Thread(target=outer, args=(1,))
t.start()
t.join()
threading.setprofile(None)
print(profiled)

gate, inside = threading.Event(), threading.Event()


def holder():
    inside.set()
    gate.wait()


t = threading.Thread(target=holder)
t.start()
inside.wait()
frame = sys._current_frames()[t.ident]
names = []
while frame is not None:
    names.append(frame.f_code.co_name)
    frame = frame.f_back
print("holder" in names, len(sys._current_frames()))
gate.set()
t.join()

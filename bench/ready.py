"""ready.py solo|idle PROGRAM: runs a benchmark program, beside it nothing or a thread that is alive and idle."""
import runpy
import sys
import threading

started = threading.Event()
stop = threading.Event()


def idle():
    started.set()
    stop.wait()


mode, program = sys.argv[1:]
if mode == "idle":
    thread = threading.Thread(target=idle)
    thread.start()
    started.wait()
try:
    runpy.run_path(program, run_name="__main__")
finally:
    stop.set()

"""sys.exit in its forms, caught; and what ends the process."""
import sys, atexit
for arg in ((), (None,), (0,), (3,), ("message",), ((1, 2),), (True,)):
    try: sys.exit(*arg)
    except SystemExit as e: print(repr(e), e.code, e.args)
try: exit(4)
except SystemExit as e: print(e.code)
try: quit()
except SystemExit as e: print(e.code)
print(repr(exit), issubclass(SystemExit, Exception))
try:
    try: sys.exit(1)
    finally: print("finally runs")
except SystemExit: print("caught")
def f():
    try: sys.exit(9)
    except Exception: print("not reached")
try: f()
except BaseException as e: print(type(e).__name__)
atexit.register(print, "first registered runs last")
atexit.register(lambda: print("second"))
@atexit.register
def third(): print("third runs first")
atexit.register(print, "gone")
atexit.unregister(print) if 0 else None
sys.exit("exit message goes to stderr")

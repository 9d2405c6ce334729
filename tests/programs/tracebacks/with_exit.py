"""The traceback passes through context managers and finally."""
import contextlib
@contextlib.contextmanager
def managed():
    try:
        yield
    finally:
        print("released")
def work():
    with managed():
        raise OSError(28, "No space left on device", "disk")
try:
    work()
finally:
    print("outer finally")

"""The default excepthook prints the traceback of a thread to sys.stderr."""
import io
import re
import sys
import threading


def deepest(value):
    return 100 // value


def middle(value):
    try:
        return deepest(value)
    except ZeroDivisionError as error:
        raise RuntimeError(f"no share of {value}") from error


def outermost():
    middle(0)


err = io.StringIO()
saved, sys.stderr = sys.stderr, err
t = threading.Thread(target=outermost, name="Doomed")
t.start()
t.join()
sys.stderr = saved
# Line numbers of the library differ between releases.
text = re.sub(r'File "[^"]*threading\.py", line \d+', 'File "threading.py", line N', err.getvalue())
print(text)

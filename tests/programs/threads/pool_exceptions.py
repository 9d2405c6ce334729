"""Exceptions of pool tasks keep type, arguments, chain, notes and the frames of the task."""
import traceback
from concurrent.futures import ThreadPoolExecutor


class Refused(Exception):
    def __init__(self, code, reason):
        super().__init__(code, reason)
        self.code = code


def inner(n):
    if n % 2:
        raise Refused(n, "odd")
    return {n: "even"}[n + 1]


def outer(n):
    try:
        return inner(n)
    except KeyError as error:
        error.add_note(f"while looking at {n}")
        raise RuntimeError("wrapped") from error


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(outer, n) for n in range(4)]
for future in futures:
    error = future.exception()
    print(type(error).__name__, error.args, getattr(error, "code", None), repr(error.__cause__), getattr(error.__cause__, "__notes__", None))
    names = [frame.name for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith("pool_exceptions.py")]
    print("  frames:", names)
try:
    futures[1].result()
except Refused as error:
    names = [f.name for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith("pool_exceptions.py")]
    print("raised here:", names)

group = ExceptionGroup("failures", [f.exception() for f in futures])
try:
    raise group
except* Refused as caught:
    print("refused:", [e.code for e in caught.exceptions])
except* RuntimeError as caught:
    print("runtime:", [str(e) for e in caught.exceptions])

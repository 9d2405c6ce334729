"""Exceptions in __del__ and generators being closed are ignored with a report."""
import sys, gc
def report(u):
    print("unraisable:", type(u.exc_value).__name__, u.exc_value, u.err_msg)
sys.unraisablehook = report
class A:
    def __del__(self):
        raise ValueError("in del")
a = A()
del a
gc.collect()
def g():
    try:
        yield
    finally:
        raise KeyError("in close")
x = g()
next(x)
del x
gc.collect()
print("done")

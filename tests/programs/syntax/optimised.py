"""Under -O assertions vanish and __debug__ is False."""
import sys
assert False, "never"
def f():
    assert 0
    if __debug__:
        return "debug"
    return "optimised"
print(f(), __debug__, sys.flags.optimize)

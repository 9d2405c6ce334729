"""A traceback that passes through the standard library."""
import functools
def compare(a, b):
    raise ArithmeticError("in callback")
class K:
    def __init__(self, v): self.v = v
    @functools.cached_property
    def p(self): return self.v / 0
try:
    sorted([2, 1], key=functools.cmp_to_key(compare))
except ArithmeticError as e:
    print(e)
K(1).p

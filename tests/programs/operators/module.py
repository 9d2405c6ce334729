"""The operator module, function by function."""
import operator as op
from operator import attrgetter, itemgetter, methodcaller
print(op.add(1, 2), op.sub(5, 3), op.mul(2, 3), op.truediv(1, 4), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 5), op.matmul.__name__)
print(op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 4), op.rshift(16, 2), op.inv(5), op.invert(5), op.neg(3), op.pos(-3), op.abs(-4), op.not_(0), op.truth([]), op.index(True))
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(3, 2), op.is_(None, None), op.is_not(1, None))
print(op.concat([1], [2]), op.contains("abc", "b"), op.countOf([1, 2, 1], 1), op.indexOf("hello", "l"), op.getitem({"a": 1}, "a"), op.length_hint(iter([1, 2, 3])))
l = [1, 2, 3]
op.setitem(l, 0, "x"); op.delitem(l, slice(1, 2))
print(l, op.iadd(l, [4]) is l, l, op.imul(l, 2), op.iconcat([1], [2]), op.ior({1}, {2}) == {1, 2}, op.isub(5, 1), op.ipow(2, 3))
print(itemgetter(1)("abc"), itemgetter(0, -1)([1, 2, 3]), itemgetter(slice(1, 3))("hello"), itemgetter("k")({"k": "v"}))
class P:
    def __init__(self, n, c=None): self.name, self.child = n, c
    def greet(self, g, *, end="."): return f"{g} {self.name}{end}"
p = P("top", P("kid"))
print(attrgetter("name")(p), attrgetter("child.name")(p), attrgetter("name", "child.name")(p), methodcaller("greet", "hi", end="!")(p))
print(itemgetter(1, 2), attrgetter("a.b", "c"), methodcaller("m", 1, k=2), repr(itemgetter("x")))
print(sorted([("b", 2), ("a", 2), ("c", 1)], key=itemgetter(1, 0)), op.call(max, 1, 5, key=lambda v: -v))
for expr in ("itemgetter()", "attrgetter()", "attrgetter(5)", "methodcaller()", "methodcaller(5)", "itemgetter(5)('ab')", "attrgetter('x')(1)", "methodcaller('x')(1)", "op.index(1.5)", "op.concat(1, 2)", "op.indexOf([1], 2)", "op.countOf(5, 1)", "op.length_hint(1, 'a')", "op.add(1)", "op.getitem([], 0)", "op.contains(5, 1)", "op.matmul(1, 2)", "itemgetter(1)(5)", "itemgetter(0, 1)({})"):
    try:
        print(expr, "=", eval(expr))
    except Exception as e:
        print(expr, "->", type(e).__name__, e)
print(op.__add__ is op.add, op.itemgetter.__name__, len(op.__all__))
import copy, pickle
print(copy.copy(itemgetter(1))([5, 6]))

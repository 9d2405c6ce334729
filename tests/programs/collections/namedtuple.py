"""collections.namedtuple."""
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, y=2); print(p, p.x, p[1], p._fields, p._asdict(), p._replace(x=9), P._make([5, 6]), p == (1, 2), hash(p) == hash((1, 2)), len(p), *p, p + (3,), P.__doc__, P.x.__doc__, repr(P), P._field_defaults, isinstance(p, tuple), p < (1, 3), P(*"ab"), {p: 1}[(1, 2)], sorted([P(2, 1), P(1, 2)]), P.__mro__, p.count(1), p.index(2), p[:1], P.__match_args__, P.__slots__ if hasattr(P, "__slots__") else "", P.__module__)
D = namedtuple("D", ["a", "b", "c"], defaults=[10, 20]); print(D(1), D(1, 2), D._field_defaults, namedtuple("E", "")(), namedtuple("F", "a, b c")._fields, namedtuple("G", ("x", "x", "class", "_p", "9z", "ok"), rename=True)._fields, namedtuple("H", "a", module="mod").__module__)
for bad in (lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "class"), lambda: namedtuple("X", "_a"), lambda: namedtuple("1X", "a"), lambda: namedtuple("X", "1a"), lambda: namedtuple("X", "a", defaults=[1, 2]), lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: P._make([1]), lambda: p._replace(z=1), lambda: setattr(p, "x", 1), lambda: setattr(p, "new", 1), lambda: p.nope, lambda: namedtuple("X", 5), lambda: p.__dict__, lambda: delattr(p, "x"), lambda: namedtuple("X")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Pt(namedtuple("Base", "x y")):
    __slots__ = ()
    @property
    def norm(self): return (self.x**2 + self.y**2) ** 0.5
    def __add__(self, o): return Pt(self.x + o.x, self.y + o.y)
    def __str__(self): return f"<{self.x},{self.y}>"
a = Pt(3, 4); print(a, repr(a), a.norm, a + Pt(1, 1), str(a._replace(x=0)), Pt._make((1, 2)), a == (3, 4))
import pickle, copy
print(pickle.loads(pickle.dumps(a)) == a, copy.copy(a), copy.replace(p, y=5), p._asdict() | {"z": 1}, "{0.x} {1[1]}".format(p, p), "%s-%s" % p, P(x=[1], y={}), P.x.__get__(p), P._fields.index("y"))
Acc = namedtuple("Acc", "id balance owner", defaults=("anon",)); accs = [Acc(i, i * 10) for i in range(3)]; print(sum(x.balance for x in accs), max(accs, key=lambda x: x.balance), [x._replace(owner="z").owner for x in accs])
match p:
    case P(x=1, y=q): print("matched", q)
match p:
    case (u, v): print(u, v)

"""A mini object-relational mapper with descriptors, metaclass, queries over lists of rows."""
import operator
from datetime import date
class Field:
    types = (object,)
    def __init__(self, *, default=None, null=False, unique=False): self.default, self.null, self.unique = default, null, unique
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, o, cls=None): return self if o is None else o._data.get(self.name, self.default() if callable(self.default) else self.default)
    def __set__(self, o, v):
        if v is None and not self.null: raise ValueError(f"{type(o).__name__}.{self.name} must not be null")
        if v is not None and not isinstance(v, self.types): raise TypeError(f"{self.name}: expected {self.types[0].__name__}, got {type(v).__name__}")
        o._data[self.name] = self.clean(v); o._dirty.add(self.name)
    def clean(self, v): return v
    def _cond(self, op, v): return Cond(lambda o: op(getattr(o, self.name), v), f"{self.name} {op.__name__} {v!r}")
    def __eq__(self, v): return self._cond(operator.eq, v)
    def __ne__(self, v): return self._cond(operator.ne, v)
    def __lt__(self, v): return self._cond(operator.lt, v)
    def __ge__(self, v): return self._cond(operator.ge, v)
    def contains(self, s): return Cond(lambda o: s in getattr(o, self.name), f"{self.name} contains {s!r}")
    __hash__ = object.__hash__
class Int(Field): types = (int,)
class Text(Field):
    types = (str,)
    def __init__(self, max_length=None, **k): super().__init__(**k); self.max_length = max_length
    def clean(self, v):
        if self.max_length and v and len(v) > self.max_length: raise ValueError(f"{self.name} longer than {self.max_length}")
        return v
class Date(Field): types = (date,)
class Ref(Field):
    def __init__(self, to, related, **k): super().__init__(**k); self.to, self.related = to, related
    def __set_name__(self, owner, name):
        super().__set_name__(owner, name)
        setattr(self.to, self.related, property(lambda o: owner.objects.where(self == o)))
    types = (object,)
class Cond:
    def __init__(self, test, text): self.test, self.text = test, text
    def __and__(self, o): return Cond(lambda x: self.test(x) and o.test(x), f"({self.text} and {o.text})")
    def __or__(self, o): return Cond(lambda x: self.test(x) or o.test(x), f"({self.text} or {o.text})")
    def __invert__(self): return Cond(lambda x: not self.test(x), f"not {self.text}")
    def __repr__(self): return self.text
class Query:
    def __init__(self, rows, conds=(), order=None, limit=None): self.rows, self.conds, self.order, self.n = rows, conds, order, limit
    def where(self, *c): return Query(self.rows, self.conds + c, self.order, self.n)
    def order_by(self, f, desc=False): return Query(self.rows, self.conds, (f.name, desc), self.n)
    def __getitem__(self, i): return list(self)[i]
    def __iter__(self):
        rows = [r for r in self.rows if all(c.test(r) for c in self.conds)]
        if self.order: rows.sort(key=operator.attrgetter(self.order[0]), reverse=self.order[1])
        return iter(rows)
    def __len__(self): return sum(1 for _ in self)
    def first(self): return next(iter(self), None)
    def values(self, *fields): return [tuple(getattr(r, f.name) for f in fields) for r in self]
    def delete(self):
        gone = list(self)
        for r in gone: self.rows.remove(r)
        return len(gone)
class Meta(type):
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, ns)
        cls._fields = {k: v for b in reversed(cls.__mro__) for k, v in vars(b).items() if isinstance(v, Field)}
        cls._rows, cls._next = [], 1
        return cls
    @property
    def objects(cls): return Query(cls._rows)
class Model(metaclass=Meta):
    id = Int(null=True)
    def __init__(self, **kw):
        self._data, self._dirty = {}, set()
        for k, v in kw.items():
            if k not in self._fields: raise TypeError(f"{type(self).__name__} has no field {k!r}")
            setattr(self, k, v)
    def save(self):
        for n, f in self._fields.items():
            if getattr(self, n) is None and not f.null: raise ValueError(f"{n} is required")
            if f.unique and any(getattr(r, n) == getattr(self, n) and r is not self for r in self._rows): raise ValueError(f"{n} {getattr(self, n)!r} is taken")
        if self.id is None: self.id = type(self)._next; type(self)._next += 1; self._rows.append(self)
        changed, self._dirty = sorted(self._dirty), set()
        return changed
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in self._fields if not isinstance(self._fields[k], Ref))})"
class Author(Model): name = Text(max_length=20, unique=True); born = Date(null=True)
class Book(Model): title = Text(); year = Int(default=2000); author = Ref(Author, "books")
a, b = Author(name="Ursula", born=date(1929, 10, 21)), Author(name="Stanislaw")
print(a.save(), b.save(), a, b)
for t, y, w in (("Solaris", 1961, b), ("The Dispossessed", 1974, a), ("Cyberiad", 1965, b), ("Lathe", 1971, a)): Book(title=t, year=y, author=w).save()
print(Book.objects.where(Book.year < 1970).values(Book.title), Book.objects.where((Book.year >= 1965) & ~(Book.title == "Lathe")).order_by(Book.year, desc=True).values(Book.title, Book.year), (Book.year < 1) | Book.title.contains("x"), len(a.books), a.books.order_by(Book.title).first(), Book.objects[1:3])
for f in (lambda: Author(name=5), lambda: Author(name="x" * 21), lambda: Author(name="Ursula").save(), lambda: Author().save(), lambda: Book(pages=5), lambda: setattr(a, "name", None), lambda: Book(title="t").save()):
    try: f(); print("ok")
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
a.born = None; print(a.save(), a._fields.keys() == Author._fields.keys(), Book.objects.where(Book.author == b).delete(), len(Book.objects), Book.objects.where(Book.year == 1).first())

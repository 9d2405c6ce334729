# Collections keyed by identity, attributes per thread, the queue and the clocks of the module transaction.
import gc
import transaction

keys = [], []
s = transaction.stmidset()
s.add(keys[0])
print(keys[0] in s, keys[1] in s, [] in s, len(s))
s.add(keys[1])
s.add(keys[1])
print(keys[1] in s, len(s), [key is keys[i] for i, key in enumerate(s)])
s.remove(keys[0])
print(keys[0] in s, keys[1] in s)
try:
    s.remove(keys[0])
except KeyError as error:
    print(repr(error))
s.discard(keys[0])
s.discard(keys[1])
print(len(s))

d = transaction.stmiddict()
for get in (lambda: d[keys[0]], lambda: d.__delitem__(keys[0])):
    try:
        get()
    except KeyError as error:
        print(repr(error))
d[keys[0]] = 5
print(d[keys[0]], keys[0] in d, keys[1] in d, d.get(keys[0]), d.get(keys[1]), d.get(keys[1], 42), len(d))
print(d.setdefault(keys[0], 6), d.setdefault(keys[1], 7), d[keys[1]], list(d))
del d[keys[0]]
print(keys[0] in d, d.setdefault(keys[0]), d[keys[0]])


class Shape:
    x = transaction.threadlocalproperty()
    y = transaction.threadlocalproperty(dict)

    def __eq__(self, other):
        return True


shape, other = Shape(), Shape()
try:
    shape.x
except AttributeError as error:
    print(error)
try:
    del shape.x
except AttributeError as error:
    print(error.name, error.obj is shape)
print(shape.y, shape.y is shape.y, shape.y is other.y, hasattr(shape, "x"))
shape.y["bar"] = "baz"
shape.x, other.x = 42, 43
print(shape.y, other.y, shape.x, other.x)
shape.y = 44
del shape.x, shape.y
print(hasattr(shape, "x"), other.x, shape.y, type(Shape.x).__name__)
for i in range(100):
    Shape().x = i
gc.collect()
print(len(Shape.__dict__["x"]._cells()) < 100, other.x)

q = transaction.queue()
q.put("item")
print(q.get(), q.empty())
q.task_done()
q.join()
for arguments in {"block": False}, {"timeout": 0.01}:
    try:
        q.get(**arguments)
    except transaction.Empty:
        print("Empty")
print(type(transaction.time()), type(transaction.clock()), transaction.time() > 1e9)
print(transaction.stmdict is dict, transaction.stmset is set)

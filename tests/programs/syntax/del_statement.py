"""del of names, attributes, items, slices, and nested targets."""
class Spy:
    def __delattr__(self, name):
        print("delattr", name)

    def __delitem__(self, key):
        print("delitem", key)


s = Spy()
del s.a, s[1], s[2:3], s[1, ..., ::2]
del (s.b), [s.c, (s[4], s[5])]
items = list(range(10))
del items[::2]
print(items)
del items[1:3], items[-1]
print(items)
a, b, c = 1, 2, 3
del (a, [b], c)
for name in "abc":
    print(name in globals(), end=" ")
print()
d = {1: 2, 3: 4}
del d[1]
print(d)
for stmt in ("del d[9]", "del items[50]", "del nosuch", "del (1).real", "del ''.x", "del (1, 2)[0]", "del 'abc'[0]", "del range(3)[0]", "del s.a.b"):
    try:
        exec(stmt)
    except Exception as e:
        print(stmt, "->", type(e).__name__, e)
class K:
    x = 1
    del x
    y = 2
print(hasattr(K, "x"), hasattr(K, "y"))
del K.y
print(hasattr(K, "y"))
o = K()
o.z = 1
del o.z
try:
    del o.z
except AttributeError as e:
    print(e)
for source in ("del f()", "del 1", "del a + b", "del (yield)", "del *a", "del {}", "del (a, 1)", "del None", "del __debug__", "del [x for x in y]", "del a if b else c"):
    try:
        compile(source, "s", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "->", e.msg)

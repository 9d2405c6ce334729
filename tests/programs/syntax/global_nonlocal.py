"""global and nonlocal declarations, and the order in which names are found."""
x = "module"


def shadow():
    x = "local"
    return x


def declare():
    global x, created
    x = "changed"
    created = "by function"


print(shadow(), x)
declare()
print(x, created)


def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def peek():
        return n

    return up, peek


up, peek = counter()
up(), up(5)
print(peek())


def three():
    v = 1

    def two():
        def one():
            nonlocal v
            v *= 10
            return v

        return one()

    return two(), v


print(three())


def mixed():
    x = "enclosing"

    class K:
        print("class body sees", x)
        x = "class"
        print("then", x)

        def method(self):
            return x

        def via_global(self):
            global x
            return x

    return K().method(), K().via_global()


print(mixed())


def class_global():
    class K:
        global made_in_class
        made_in_class = 42

    return hasattr(K, "made_in_class")


print(class_global(), made_in_class)


def delete_local():
    y = 1
    del y
    try:
        return y
    except UnboundLocalError as e:
        return str(e)


print(delete_local())


def free_unbound():
    def inner():
        return later

    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    return inner()


print(free_unbound())


def unbound_before():
    try:
        print(x2)
    except UnboundLocalError as e:
        print(e)
    x2 = 1


unbound_before()
try:
    missing_name
except NameError as e:
    print(e, e.name)
exec("global g1\ng1 = 5")
print(g1)
for source in [
    "def f():\n x = 1\n global x",
    "def f(x):\n global x",
    "def f():\n nonlocal q",
    "nonlocal z",
    "def f():\n print(x)\n global x",
    "def f():\n def g():\n  nonlocal a\n  global a\n a = 1",
    "def f(a):\n def g(a):\n  nonlocal a",
    "x: int\nglobal x",
]:
    try:
        compile(source, "<s>", "exec")
        print("ok", repr(source))
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)

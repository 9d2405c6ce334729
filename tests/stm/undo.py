"""What undo.test.ts does and undoes. Each function makes a situation and gives a change of it and a look at it."""
import contextvars
import functools
import itertools
import types
import weakref

CASES = []


def case(make):
    CASES.append((make.__name__, *make()))
    return make


class Account:
    limit = 10

    def __init__(self, owner):
        self.owner = owner

    def describe(self):
        return f"{self.owner} {self.limit}"


@case
def attribute_replaced():
    account = Account("ann")

    def change():
        account.owner = "bob"

    return change, lambda: (account.owner, account.describe(), vars(account))


@case
def attribute_added():
    account = Account("ann")

    def change():
        account.extra = 1
        account.more = [2]

    return change, lambda: (hasattr(account, "extra"), account.describe(), dir(account)[-3:])


@case
def attribute_deleted():
    account = Account("ann")

    def change():
        del account.owner

    return change, lambda: getattr(account, "owner", None)


@case
def method_shadowed():
    account = Account("ann")

    def change():
        account.describe = lambda: "shadow"

    return change, lambda: account.describe()


@case
def dict_of_instance_replaced():
    account = Account("ann")

    def change():
        account.__dict__ = {"owner": "dict"}

    return change, lambda: account.owner


@case
def dict_of_instance_written():
    account = Account("ann")

    def change():
        account.__dict__["owner"] = "dict"
        account.__dict__["new"] = 1

    return change, lambda: (account.owner, hasattr(account, "new"))


@case
def slots():
    class Point:
        __slots__ = ("x", "y")

    point = Point()
    point.x = 1

    def change():
        point.y = 2
        del point.x

    return change, lambda: [getattr(point, name, None) for name in "xy"]


@case
def class_of_instance():
    class A:
        def who(self):
            return "A"

    class B:
        def who(self):
            return "B"

    thing = A()
    thing.value = 1

    def change():
        thing.__class__ = B
        thing.value = 2

    return change, lambda: (thing.who(), thing.value, type(thing).__name__)


@case
def class_attribute_set():
    class C:
        value = 1

        def method(self):
            return 1

    c = C()

    def change():
        C.method = lambda self: 2
        C.added = 3

    return change, lambda: (c.method(), C.method(c), hasattr(C, "added"))


@case
def class_attribute_deleted():
    class C:
        def method(self):
            return 1

    def change():
        del C.method

    return change, lambda: hasattr(C(), "method")


@case
def class_variable_counted():
    class C:
        count = 0

    class D(C):
        pass

    for _ in range(5):
        C.count += 1
    d = D()

    def change():
        for _ in range(5):
            C.count += 1

    return change, lambda: (C.count, D.count, d.count)


@case
def class_variable_first_rebound():
    class C:
        count = 0

    d = C()

    def change():
        for _ in range(5):
            C.count += 1

    return change, lambda: (C.count, d.count)


@case
def dunder_set():
    class C:
        pass

    class D(C):
        pass

    d = D()

    def change():
        C.__len__ = lambda self: 0
        C.__call__ = lambda self: 1
        C.__eq__ = lambda self, other: True
        C.__getattr__ = lambda self, name: name

    return change, lambda: (bool(d), callable(d), d == 1, hash(d) is None, getattr(d, "anything", None))


@case
def dunder_deleted():
    class C:
        def __len__(self):
            return 0

        def __add__(self, other):
            return "sum"

    c = C()

    def change():
        del C.__len__
        del C.__add__

    def look():
        try:
            return bool(c), c + 1
        except TypeError as error:
            return bool(c), str(error)

    return change, look


@case
def bases_assigned():
    class A:
        def who(self):
            return "A"

    class B:
        def who(self):
            return "B"

        def __len__(self):
            return 0

    class C(A):
        pass

    class D(C):
        pass

    d = D()

    def change():
        C.__bases__ = (B,)

    return change, lambda: (d.who(), bool(d), [c.__name__ for c in D.__mro__], A.__subclasses__() == [C], B.__subclasses__())


@case
def class_made():
    class A:
        registry = []

        def __init_subclass__(cls):
            A.registry.append(cls.__name__)

    def change():
        class B(A):
            pass

    return change, lambda: (A.registry, A.__subclasses__())


@case
def class_renamed():
    class A:
        """doc"""

    def change():
        A.__name__ = "X"
        A.__qualname__ = "Y"
        A.__doc__ = "other"
        A.__module__ = "m"

    return change, lambda: (A.__name__, A.__qualname__, A.__doc__, A.__module__, repr(A))


@case
def abstract():
    import abc

    class A(abc.ABC):
        @abc.abstractmethod
        def f(self): ...

    def change():
        A.f = lambda self: 1
        abc.update_abstractmethods(A)

    def look():
        try:
            return A().f()
        except TypeError as error:
            return str(error)

    return change, look


@case
def function_changed():
    def f(a, b=1, *, c=2):
        "doc"
        return a, b, c

    def g(a, b=1, *, c=2):
        return "g"

    def change():
        f.__defaults__ = (5,)
        f.__kwdefaults__ = {"c": 6}
        f.__doc__ = "other"
        f.__name__ = "named"
        f.__annotations__["a"] = int
        f.attribute = 1
        f.__code__ = g.__code__

    return change, lambda: (f(0), f.__doc__, f.__name__, f.__annotations__, hasattr(f, "attribute"))


@case
def keyword_defaults_written():
    def f(*, c=2):
        return c

    def change():
        f.__kwdefaults__["c"] = 7

    return change, lambda: f()


@case
def closure():
    def make():
        count = 0

        def bump():
            nonlocal count
            count += 1

        return bump, lambda: count

    bump, look = make()

    def change():
        bump()
        bump()

    return change, look


@case
def cell_contents():
    value = 1

    def look():
        return value

    def change():
        look.__closure__[0].cell_contents = 5

    return change, look


GLOBAL = 1


@case
def global_set():
    def change():
        global GLOBAL
        GLOBAL = 2

    return change, lambda: GLOBAL


@case
def global_added():
    def change():
        global ADDED
        ADDED = 1
        globals()["len"] = lambda value: "mine"

    def look():
        try:
            return len("four"), ADDED
        except NameError as error:
            return len("four"), str(error)

    return change, look


@case
def global_deleted():
    globals()["gone"] = 1

    def change():
        global gone
        del gone

    def look():
        try:
            return gone
        except NameError as error:
            return str(error)

    return change, look


@case
def module_attribute():
    module = types.ModuleType("made")
    module.value = 1

    def change():
        module.value = 2
        module.other = 3
        module.__name__ = "renamed"

    return change, lambda: (module.value, hasattr(module, "other"), module.__name__, repr(module))


@case
def generator_advanced():
    def count():
        n = 0
        while n < 9:
            yield n
            n += 1

    generator = count()
    next(generator)
    copy = []

    def change():
        copy.extend(itertools.islice(generator, 3))

    return change, lambda: (generator.gi_frame.f_locals["n"], copy, generator.gi_frame.f_lineno)


@case
def generator_ended():
    log = []

    def count():
        try:
            yield 1
            yield 2
        finally:
            log.append("finally")

    generator = count()
    next(generator)

    def change():
        list(generator)

    return change, lambda: (generator.gi_frame is None, generator.gi_suspended, log)


@case
def generator_closed():
    log = []

    def inner():
        try:
            yield 1
        except GeneratorExit:
            log.append("exit")
            raise

    def outer():
        yield from inner()

    generator = outer()
    next(generator)

    def change():
        generator.close()

    return change, lambda: (generator.gi_frame is None, generator.gi_yieldfrom is None, log)


@case
def generator_thrown_into():
    def catcher():
        while True:
            try:
                yield "waiting"
            except ValueError as error:
                try:
                    yield str(error)
                except KeyError:
                    yield "key"

    generator = catcher()
    next(generator)

    def change():
        generator.throw(ValueError("thrown"))
        generator.throw(KeyError())

    return change, lambda: generator.gi_frame.f_lineno


@case
def generator_expression():
    generator = (x * x for x in range(9))
    next(generator)

    def change():
        next(generator)

    return change, lambda: generator.gi_frame.f_locals["x"]


@case
def coroutine_sent():
    class Wait:
        def __await__(self):
            got = yield "asked"
            return got

    async def ask():
        return [await Wait(), await Wait()]

    coroutine = ask()
    coroutine.send(None)

    def change():
        coroutine.send(1)
        try:
            coroutine.send(2)
        except StopIteration:
            pass

    return change, lambda: (coroutine.cr_frame is None, coroutine.cr_await is None)


@case
def exception_changed():
    error = ValueError("a")
    other = KeyError("b")

    def change():
        error.args = ("x", 1)
        error.__context__ = other
        error.__cause__ = other
        error.add_note("note")
        error.extra = 1
        try:
            raise error
        except ValueError:
            pass

    return change, lambda: (
        error.args,
        error.__context__,
        error.__cause__,
        error.__suppress_context__,
        getattr(error, "__notes__", None),
        error.__traceback__,
        hasattr(error, "extra"),
    )


@case
def exception_raised_again():
    def fail():
        raise ValueError("once")

    try:
        fail()
    except ValueError as caught:
        error = caught

    def length(traceback):
        return 0 if traceback is None else 1 + length(traceback.tb_next)

    def change():
        try:
            try:
                1 / 0
            finally:
                raise error
        except ValueError:
            pass

    return change, lambda: (length(error.__traceback__), error.__context__)


@case
def traceback_cut():
    def fail():
        raise ValueError("once")

    try:
        fail()
    except ValueError as caught:
        error = caught

    def change():
        error.__traceback__.tb_next = None

    return change, lambda: error.__traceback__.tb_next is None


@case
def property_named():
    class C:
        @property
        def value(self):
            "doc"
            return 1

    p = C.__dict__["value"]

    def change():
        p.__doc__ = "other"
        p.__set_name__(C, "renamed")

    return change, lambda: (p.__doc__, p.__name__)


@case
def static_and_class_methods():
    method = staticmethod(len)

    def change():
        method.extra = 1

    return change, lambda: vars(method).keys()


@case
def context_variable():
    variable = contextvars.ContextVar("variable", default=0)
    variable.set(1)
    copy = contextvars.copy_context()

    def change():
        variable.set(2)
        copy.run(variable.set, 3)

    return change, lambda: (variable.get(), copy[variable])


@case
def weak_reference():
    account = Account("ann")
    first = weakref.ref(account)
    log = []

    def change():
        weakref.ref(account, log.append)
        weakref.finalize(account, log.append, 1)

    return change, lambda: (first() is account, log)


@case
def weak_dictionaries():
    keys = [Account("ann"), Account("bob")]
    ages = weakref.WeakKeyDictionary({keys[0]: 1})
    values = weakref.WeakValueDictionary({"a": keys[0]})

    def change():
        ages[keys[1]] = 2
        del ages[keys[0]]
        values["b"] = keys[1]
        del values["a"]

    return change, lambda: (sorted(k.owner for k in ages), list(values))


@case
def simple_namespace():
    namespace = types.SimpleNamespace(a=1)

    def change():
        namespace.a = 2
        namespace.b = 3

    return change, lambda: repr(namespace)


@case
def frame_locals():
    def holder():
        value = 1
        yield
        yield value

    generator = holder()
    next(generator)

    def change():
        generator.gi_frame.f_locals["value"] = 5
        generator.gi_frame.f_locals["extra"] = 6

    return change, lambda: dict(generator.gi_frame.f_locals)


@case
def cached_function():
    calls = []

    @functools.lru_cache(maxsize=2)
    def square(x):
        calls.append(x)
        return x * x

    square(1)

    def change():
        square(2)
        square(3)

    return change, lambda: (square.cache_info(), calls)


@case
def partial_changed():
    partial = functools.partial(max, 1)

    def change():
        partial.extra = 1
        partial.keywords["key"] = lambda x: -x

    return change, lambda: (partial(5), vars(partial))


@case
def super_and_properties():
    class A:
        @property
        def value(self):
            return self._value

        @value.setter
        def value(self, value):
            self._value = value

    class B(A):
        def get(self):
            return super().value

    b = B()
    b.value = 1

    def change():
        b.value = 2
        A.value = property(lambda self: "changed")

    return change, lambda: (b.get(), b.value)


@case
def type_made_by_call():
    def change():
        made = type("Made", (Account,), {"limit": 3})
        made("x").describe()

    return change, lambda: Account.__subclasses__()


@case
def finaliser():
    log = []

    class Closing:
        def __del__(self):
            log.append("closed")

    kept = [Closing()]

    def change():
        import gc

        Closing()
        kept.clear()
        gc.collect()

    return change, lambda: (log, len(kept))


@case
def async_generator():
    async def numbers():
        yield 1
        yield 2

    async def collect(source):
        return [value async for value in source]

    source = numbers()

    def change():
        try:
            collect(source).send(None)
        except StopIteration:
            pass

    return change, lambda: (source.ag_frame is None, source.ag_running)

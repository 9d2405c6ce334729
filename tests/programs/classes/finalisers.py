"""What objects do when they die, at gc.collect() and at exit."""
import gc, warnings, weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = Noisy("a")
seen = weakref.ref(a, lambda r: print("callback", r() is None))
number = id(a)
del a
gc.collect()
print(seen())


class Phoenix(Noisy):
    def __del__(self):
        global saved
        saved = self
        super().__del__()


p = Phoenix("phoenix")
number = id(p)
del p
gc.collect()
print(saved.name, id(saved) == number, type(saved).__name__, isinstance(saved, Noisy))
del saved
gc.collect()


def guarded():
    try:
        yield 1
    finally:
        print("closed")


g = guarded()
next(g)
del g
gc.collect()


async def forgotten():
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    forgotten()
    gc.collect()
print([str(w.message) for w in caught])


class Late:
    pass


Late.__del__ = lambda self: print("late", self.x)
late = Late()
late.x = 5
del late
gc.collect()


class Slotted:
    __slots__ = ("x",)

    def __del__(self):
        print("slotted", self.x)


s = Slotted()
s.x = [1, 2]
del s
gc.collect()
kept = Noisy("kept until the end")
kept_generator = guarded()
next(kept_generator)
print("end")

"""What gc.collect() runs first.

The interpreter's loop is one long JavaScript function. Its registers keep what they held last, and V8 counts that as being in use:
without this an object that has just been dropped could outlive a collection. Running one of everything overwrites them.
"""


class _Passing:
    __slots__ = ("attribute",)

    def __init__(self, *args):
        self.attribute = None

    def method(self, *args):
        return self.attribute

    @property
    def property(self):
        return self.attribute

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True

    def __eq__(self, other):
        return self is other

    def __getitem__(self, key):
        return self.attribute

    def __iter__(self):
        return iter(())

    __hash__ = None


class _Plain:
    def __init__(self, a, b=None):
        self.a = a
        self.b = b

    def method(self, a=None):
        return self.a

    def __getitem__(self, key):
        return None

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass


def _passing(a, b=None, *args, **kwargs):
    for a in (None, None):
        yield a


def _overwrite(one=1):
    one + one - one * one % one // one
    one < one, one is one, not one
    if one:
        b, a = one, None
        a, b = b, a
    cell = one
    (lambda: cell)()
    for missing in ():
        pass
    else:
        missing = None
    one = missing
    del missing
    plain = _Plain(None)
    plain.method()
    plain.method(None)
    plain.a, plain.b
    plain.a = plain.b = None
    nones = [None]
    for a in nones:
        plain[a] = [a]
        plain[a]
        del plain[a]
    for a in range(1):
        a = a + a * a - a
    with _Passing(None, None) as passing:
        passing.method(None, None)
        passing.property
        passing == None
        passing[None]
        [*passing]
        [a for a in _passing(None, b=None, c=None)]
        {None: None}[None]
        [None][0]
        len([None]), isinstance(None, int), getattr(plain, "a"), print
        raise ValueError(None)


def overwrite_registers():
    _overwrite()
    _overwrite()

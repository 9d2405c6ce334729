@d1
@d2(1)
def f(a, /, b: int, c=1, *args: str, k, m=2, **kw) -> None:
    """Doc.

        Indented.
    """
    return a
g = lambda x, *y, z=1: (x, y, z)
def empty(): pass

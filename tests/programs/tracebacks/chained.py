"""Chained exceptions: context and cause."""
def parse(s):
    try:
        return int(s)
    except ValueError as e:
        raise RuntimeError(f"cannot parse {s!r}") from e
def load():
    try:
        parse("x1")
    except RuntimeError:
        {}["missing"]
load()

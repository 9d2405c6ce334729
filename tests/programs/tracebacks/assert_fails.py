"""An assertion with a message."""
values = [1, 2, 3]
assert len(values) == 4 and \
    sum(values) == 6, f"got {values}"

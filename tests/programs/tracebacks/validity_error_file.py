"""An error found after parsing."""
def f():
    x = 1
    nonlocal x

"""An uncaught exception through three functions."""
def third(x):
    return 10 / x
def second(values):
    for v in values:
        third(v)
def first():
    second([1, 0])
print("before")
first()

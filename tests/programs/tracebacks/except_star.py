"""What remains after except* is shown."""
def f():
    raise ExceptionGroup("eg", [ValueError(1), TypeError(2), OSError(3)])
try:
    f()
except* ValueError as e:
    raise RuntimeError("handler") from e
except* TypeError:
    pass

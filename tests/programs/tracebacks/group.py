"""An uncaught exception group, nested, with notes and causes."""
def make(exc):
    try:
        raise exc
    except type(exc) as e:
        return e
v = make(ValueError("one"))
v.add_note("a note\non two lines")
k = make(KeyError("k"))
k.__cause__ = make(OSError(2, "nope"))
inner = ExceptionGroup("inner", [make(TypeError("t")), k])
raise ExceptionGroup("outer", [v, inner, IndexError("never raised")])

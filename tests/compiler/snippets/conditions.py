def f(a, b, c):
    if a and (b or not c):
        return 1
    elif not (a or b) and c is not None:
        return 2
    if a if b else c:
        pass
    if a < b < c:
        x = 1
    else:
        x = 2
    while not a:
        a = b and c or x
    assert a < b, "no"
    assert not c
    return a or b if c is None else None

"""assert in its forms; its message is evaluated only on failure."""
def boom():
    raise RuntimeError("evaluated")

assert True, boom()
for test in (lambda: exec("assert 0"), lambda: exec("assert [], 'empty'"), lambda: exec("assert None, (1, 2)"), lambda: exec("assert 1 > 2, f'{1} > {2}'")):
    try:
        test()
    except AssertionError as e:
        print(repr(e), e.args)
try:
    assert False, boom()
except RuntimeError as e:
    print("RuntimeError", e)
def f(x):
    assert isinstance(x, int), x
    assert x > 0
    return x
for v in (1, 0, "s"):
    try:
        print(f(v))
    except AssertionError as e:
        print("AssertionError", e.args)
print(__debug__)
if __debug__:
    print("debug on")

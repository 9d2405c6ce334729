"""Every builtin exception: bases, construction, str and repr."""
import builtins
excs = sorted((v for v in vars(builtins).values() if isinstance(v, type) and issubclass(v, BaseException)), key=lambda c: c.__name__)
for c in excs: print(c.__name__, c.__bases__[0].__name__, end="; ")
print(len(excs), IOError is OSError, EnvironmentError is OSError)
for args in ((), ("m",), ("m", 2), (None,), ((1, 2),), ("it's",)):
    e = Exception(*args)
    print(str(e), repr(e), e.args, end=" | ")
print()
print(str(KeyError("k")), str(KeyError()), str(KeyError(1, 2)), repr(KeyError("k")), str(KeyError("it's")))
o = OSError(2, "No such file", "f.txt")
print(o, repr(o), o.errno, o.strerror, o.filename, o.filename2, type(o).__name__, o.args)
o = OSError(17, "exists", "a", None, "b")
print(o, type(o).__name__, o.filename2)
for n in (1, 2, 3, 4, 9, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 115, 999): print(type(OSError(n, "x")).__name__, end=" ")
print()
print(str(OSError("only")), OSError("only").errno, OSError().args, str(OSError(5, None)), str(OSError(5, "x", b"bytes")))
class MyOS(OSError): pass
print(type(MyOS(2, "x")).__name__, isinstance(FileNotFoundError(2, "x"), OSError), BlockingIOError(11, "x", 5).characters_written)
u = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "invalid start byte")
print(u, "|", repr(u), u.encoding, u.object, u.start, u.end, u.reason)
print(UnicodeEncodeError("ascii", "a\xe9\u20ac", 1, 3, "ordinal not in range"), "|", UnicodeEncodeError("ascii", "\U0001F600", 0, 1, "bad"), "|", UnicodeEncodeError("ascii", "\xe9", 0, 1, "r"), "|", UnicodeTranslateError("a\u0100", 1, 2, "why"), "|", UnicodeDecodeError("u", b"abc", 0, 2, "r"))
s = SyntaxError("msg", ("file.py", 3, 5, "text line", 3, 8))
print(s, "|", repr(s), s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset, s.print_file_and_line, SyntaxError("just").lineno, str(SyntaxError("m", ("f", 1, 2, "t"))))
print(SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code, StopIteration().value, StopIteration(5).value, StopIteration(1, 2).value, repr(StopIteration(1)))
i = ImportError("msg", name="n", path="p")
print(i, i.name, i.path, repr(i), repr(ModuleNotFoundError("x", name="y")), NameError("x", name="nm").name, AttributeError("a", name="b", obj=3).obj)
for bad in ("ImportError(foo=1)", "ValueError(x=1)", "NameError(nm=1)", "UnicodeDecodeError()", "UnicodeDecodeError('a', 'b', 1, 2, 'c')", "SyntaxError('m', (1, 2, 3))", "SyntaxError('m', 5)", "OSError(1, 2, 3, 4, 5, 6)", "AttributeError('x', nme=1)", "StopIteration(a=1)", "BaseException(k=1)", "UnicodeEncodeError('a', b'b', 1, 2, 'c')", "ExceptionGroup('x', [])", "ExceptionGroup('x')", "ExceptionGroup(1, [ValueError()])", "ExceptionGroup('x', [1])", "ExceptionGroup('x', 5)", "ExceptionGroup('x', [KeyboardInterrupt()])", "BaseExceptionGroup('x', [ValueError])"):
    try:
        print(bad, repr(eval(bad)))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
e = ValueError("a")
e.args = ["x", "y"]
print(e.args, str(e), e.__dict__, e.__reduce__(), e.__setstate__({"z": 1}), e.z, ValueError("a") == ValueError("a"))
e.__init__("reinit")
print(e.args, BaseException.__new__(ValueError, 1, 2).args)
class Custom(ValueError):
    def __init__(self, a, *, b=1): self.a, self.b = a, b
print(repr(Custom(5, b=2)), Custom("x").args, str(Custom("q")))
class Args(Exception):
    def __str__(self): return "custom str"
print(Args(1), repr(Args(1)), f"{Args(2)}", [Args(3)])
print(isinstance(KeyError(), LookupError), issubclass(UnicodeError, ValueError), issubclass(KeyboardInterrupt, Exception), RecursionError.__mro__[1].__name__, BaseExceptionGroup("g", [ValueError()]).__class__.__name__, ExceptionGroup.__mro__[1:3])

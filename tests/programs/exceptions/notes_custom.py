"""add_note, __notes__, custom exception classes, error hierarchies in use."""
e = ValueError("v")
print(hasattr(e, "__notes__"))
e.add_note("one"); e.add_note("two")
print(e.__notes__)
for bad in (5, None, b"x"):
    try: e.add_note(bad)
    except TypeError as t: print(t)
e.__notes__ = 5
try: e.add_note("x")
except TypeError as t: print(t)
class AppError(Exception):
    code = 1
    def __init__(self, message, **context):
        super().__init__(message)
        self.context = context
    def __str__(self):
        ctx = ", ".join(f"{k}={v!r}" for k, v in self.context.items())
        return f"{type(self).__name__}[{self.code}]: {self.args[0]}" + (f" ({ctx})" if ctx else "")
class NotFound(AppError): code = 404
class Forbidden(AppError): code = 403
class Retryable(AppError):
    def __init__(self, msg, after): super().__init__(msg, after=after); self.after = after
def handler(f):
    try: return f()
    except NotFound as e: return f"404 page: {e}"
    except AppError as e: return f"error {e.code}: {e}"
def raiser(e):
    raise e
print(handler(lambda: raiser(NotFound("no page", path="/x"))), handler(lambda: raiser(Forbidden("no"))), handler(lambda: raiser(Retryable("busy", 5))), handler(lambda: "fine"))
def retry(f, times):
    errors = []
    for i in range(times):
        try: return f(i), len(errors)
        except Retryable as e: errors.append(e)
    raise ExceptionGroup("all attempts failed", errors)
def flaky(i):
    if i < 2: raise Retryable(f"try {i}", i)
    return "success"
print(retry(flaky, 5))
try: retry(flaky, 2)
except ExceptionGroup as g: print(g, [str(x) for x in g.exceptions])
class Multi(KeyError, AttributeError): pass
try: raise Multi("both")
except AttributeError as m: print(repr(m), str(m))
import copy, pickle
c = copy.copy(NotFound("c", k=1))
print(c, c.context)
p = pickle.loads(pickle.dumps(ValueError("p", 1)))
print(repr(p))
class Validation(Exception):
    def __init__(self): super().__init__(); self.errors = {}
    def __bool__(self): return bool(self.errors)
    def check(self, field, cond, msg):
        if not cond: self.errors.setdefault(field, []).append(msg)
def validate(d):
    v = Validation()
    v.check("name", d.get("name"), "required")
    v.check("age", isinstance(d.get("age"), int), "must be int")
    v.check("age", not isinstance(d.get("age"), int) or d["age"] > 0, "must be positive")
    if v: raise v
    return "valid"
for d in ({}, {"name": "x", "age": -1}, {"name": "x", "age": 1}):
    try: print(validate(d))
    except Validation as v: print(v.errors)
try:
    try: int("x")
    except ValueError as e: raise AppError("conversion", raw="x") from e
except AppError as e: print(e, "<-", e.__cause__)
for exc, args in ((ZeroDivisionError, lambda: 1 / 0), (IndexError, lambda: [][0]), (KeyError, lambda: {}["k"]), (AttributeError, lambda: None.x), (TypeError, lambda: 1 + "a"), (ValueError, lambda: int("z")), (NameError, lambda: undefined), (OverflowError, lambda: 2.0 ** 5000), (ImportError, lambda: __import__("nope")), (AssertionError, lambda: exec("assert 0")), (StopIteration, lambda: next(iter([]))), (UnicodeError, lambda: b"\xff".decode()), (RecursionError, lambda: (f := lambda: f())()), (FileNotFoundError, lambda: open("/nope")), (IsADirectoryError, lambda: open("/")), (SyntaxError, lambda: eval("1 +")), (MemoryError, lambda: raiser(MemoryError())), (EOFError, lambda: raiser(EOFError("eof")))):
    try: args()
    except exc as e: print(exc.__name__, "|", e)

"""The warnings module: filters, recording, categories, formatting."""
import warnings
def emit(n=1):
    warnings.warn(f"msg {n}", UserWarning, stacklevel=2)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    emit(); emit(2)
    warnings.warn("dep", DeprecationWarning)
    warnings.warn(RuntimeWarning("instance"))
    warnings.warn_explicit("explicit", SyntaxWarning, "file.py", 12, module="mod")
for x in w: print(x.category.__name__, x.message, x.lineno, x.filename.split("/")[-1])
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("default")
    for i in range(3): emit()
    warnings.simplefilter("once")
    for i in range(3): warnings.warn("once only")
print([str(x.message) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: emit(3)
    except UserWarning as e: print("raised", e)
    warnings.filterwarnings("ignore", message="msg.*")
    emit(4)
    warnings.filterwarnings("error", category=DeprecationWarning, module="nomatch")
    try: warnings.warn("x", DeprecationWarning)
    except DeprecationWarning as e: print("raised", e)
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "source line"), end="")
for bad in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("nope"), lambda: warnings.filterwarnings("ignore", lineno=-1), lambda: warnings.warn()):
    try: bad()
    except (TypeError, ValueError, AssertionError) as e: print(type(e).__name__, e)
@warnings.deprecated("use new")
def old(): return "old"
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    print(old(), old.__deprecated__, w[0].message, w[0].category.__name__)
@warnings.deprecated("class gone", category=FutureWarning)
class Old: pass
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    Old()
    class Sub(Old): pass
    print([str(x.message) for x in w])
class W(UserWarning): pass
with warnings.catch_warnings(record=True, action="always", category=W) as w:
    warnings.warn("custom", W)
    print(w[0].category.__name__, w[0].line, repr(w[0].source))
for c in (Warning, UserWarning, DeprecationWarning, PendingDeprecationWarning, SyntaxWarning, RuntimeWarning, FutureWarning, ImportWarning, UnicodeWarning, BytesWarning, ResourceWarning, EncodingWarning): print(c.__name__, c.__base__.__name__, end="; ")
print()
emit("to stderr")
warnings.warn("hidden pending", PendingDeprecationWarning)
warnings.warn("shown deprecation in main", DeprecationWarning)
warnings.showwarning = lambda *a, **k: print("hook", a[0], a[1].__name__)
emit("hooked")

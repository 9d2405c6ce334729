"""The module namespace of __main__ and of builtins."""
import builtins, sys
print(__name__, __doc__, __package__, __spec__, __file__.split("/")[-1], __loader__.__class__.__name__, __builtins__ is builtins, sys.modules["__main__"].__name__, __annotations__ if "__annotations__" in globals() else "no annotations")
print(builtins.len is len, builtins.__name__, builtins.__doc__ != "")
names = [n for n in dir(builtins) if not n.startswith("_") and not isinstance(getattr(builtins, n), type)]
print(names)
print([n for n in dir(builtins) if isinstance(getattr(builtins, n), type) and not issubclass(getattr(builtins, n), BaseException)])
print([n for n in dir(builtins) if n.startswith("_")])
builtins.injected = "visible everywhere"
print(injected)
def f(): return injected
print(f())
len = lambda x: "shadowed"
print(len([1]), builtins.len([1])); del len; print(len([1]))
try: del len
except NameError as e: print(e)
true_print = print
def print(*a, **k): true_print("[p]", *a, **k)
print("wrapped"); del print; print("normal")
for kw in ("None = 1", "True = 1", "__debug__ = 1", "def None(): pass", "class True: pass", "None.x = 1", "del None", "for None in x: pass", "import None", "f(None=1)", "lambda None: 1", "x.None"):
    try: exec(kw)
    except (SyntaxError, AttributeError) as e: print(kw, "->", type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)
print(copyright.__class__.__name__, repr(exit), repr(help).split("(")[0], type(license).__name__)
print(sys.argv[1:], sys.version_info[:2], sys.version_info.releaselevel, sys.byteorder, sys.maxsize, sys.maxunicode, sys.getrecursionlimit(), sys.implementation.name != "", sys.platform, sys.flags.optimize, sys.float_info.max, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.hexversion >> 16 == 0x030D, sys.int_info.bits_per_digit, sys.thread_info.name, sys.api_version, sys.copyright.split("\n")[0][:20])
print(sys.getsizeof([]) > 0, sys.intern("abc"), sys.is_finalizing(), sys.getswitchinterval(), sys.gettrace(), sys.getprofile(), sys.exc_info(), sys.path[0] == __file__.rsplit("/", 1)[0], sys.dont_write_bytecode, sys.orig_argv[1:], sys.stdin.name, sys.stdout.name, sys.stderr.name, sys.displayhook.__name__, sys.excepthook.__name__, "sys" in sys.builtin_module_names, "json" in sys.stdlib_module_names, len(sys.stdlib_module_names))
sys.displayhook(5); sys.displayhook(None); print(_)

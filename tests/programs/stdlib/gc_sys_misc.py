"""gc, sys tools, atexit order, time, signal basics, platform-neutral misc."""
import gc, sys, atexit, time, signal, errno, enum, types
class Node: pass
a, b = Node(), Node(); a.b, b.a = b, a; del a, b
print(gc.collect() >= 0, gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), len(gc.get_threshold()), len(gc.get_count()), gc.garbage, gc.callbacks, isinstance(gc.get_objects(), list), gc.is_tracked([]), gc.is_tracked(5), gc.get_debug(), gc.freeze(), gc.unfreeze())
print(sys.getrefcount.__name__, sys.getsizeof(1) > 0, sys.intern("a b") == "a b", sys.float_info.dig, sys.setswitchinterval(0.01), sys.getswitchinterval(), sys.version.split()[0].startswith("3.13"), sys.version_info >= (3, 13), sys.version_info[0], sys.version_info.major, repr(sys.version_info)[:40], sys.flags.__class__.__name__, sys.warnoptions, sys.is_finalizing(), sys.exc_info(), sys.meta_path != [], sys.path_hooks != [], sys.modules["sys"] is sys, sys.getdefaultencoding(), sys.stdout.errors, sys.stderr.errors, sys.stdin.errors, sys._getframe().f_lineno, callable(sys.breakpointhook), sys.ps1 if hasattr(sys, "ps1") else "no ps1", sys.pycache_prefix, sys.platlibdir, sys.maxsize == 2**63 - 1, sys.hash_info.algorithm != "", sys.call_tracing(len, ([1],)), sys.get_asyncgen_hooks(), sys.get_coroutine_origin_tracking_depth())
for f in (lambda: sys.intern(5), lambda: sys.setswitchinterval(0), lambda: sys.getsizeof(), lambda: sys._getframe(-1).f_lineno, lambda: sys.setrecursionlimit("a"), lambda: sys.exit.nope, lambda: sys.nope, lambda: gc.set_threshold("a"), lambda: sys.audit(5), lambda: sys.set_int_max_str_digits(5), lambda: sys.getrecursionlimit(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
hits = []
signal.signal(signal.SIGUSR1, lambda s, f: hits.append((s, type(f).__name__))); import os; os.kill(os.getpid(), signal.SIGUSR1); time.sleep(0.05); print(hits, signal.getsignal(signal.SIGUSR1).__name__, signal.Signals(2), signal.SIGINT.name, signal.strsignal(15), signal.Signals.SIGTERM.value, signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.SIG_DFL, signal.valid_signals() != set())
def interrupted():
    signal.raise_signal(signal.SIGINT)
    for _ in range(10**6): pass
try: interrupted()
except KeyboardInterrupt: print("KeyboardInterrupt")
for bad in (lambda: signal.signal(9, signal.SIG_DFL), lambda: signal.signal(999, signal.SIG_DFL), lambda: signal.signal(2, 5)):
    try: bad()
    except (OSError, ValueError, TypeError) as e: print(type(e).__name__, e)
print(time.sleep(0), [time.strftime(f, time.gmtime(1e9)) for f in ("%Y-%m-%d %H:%M:%S", "%a %b %j", "%y%%")], time.gmtime(0).tm_zone, time.localtime(0).tm_hour, time.get_clock_info("monotonic").monotonic, time.process_time() >= 0, time.thread_time() >= 0, time.time_ns() > 10**18, time.struct_time.n_fields, time.ctime(0), time.daylight)
for bad in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.gmtime(1e30), lambda: time.strptime("x", "%Y"), lambda: time.strftime(5), lambda: time.mktime(5), lambda: time.gmtime("a"), lambda: time.asctime((1,))):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
atexit.register(print, "exit 1"); atexit.register(print, "exit 2", sep=""); atexit.register(lambda: 1 / 0); f = atexit.register(len, []); atexit.unregister(len); print(f is len, atexit._ncallbacks())

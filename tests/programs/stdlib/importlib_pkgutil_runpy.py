"""importlib, pkgutil, runpy, modules made by hand, custom finders and loaders."""
import importlib, importlib.util, importlib.abc, importlib.machinery, pkgutil, runpy, sys, types, os, tempfile
spec = importlib.util.find_spec("json"); print(spec.name, spec.parent, spec.submodule_search_locations is not None, importlib.util.find_spec("nope_zz"), importlib.util.find_spec("json.decoder").parent, importlib.util.resolve_name(".x", "pkg"), spec.has_location, importlib.util.find_spec("sys").origin)
try: importlib.util.find_spec("nope_zz.sub")
except ModuleNotFoundError as e: print(e)
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.startswith("virtual"): asked.append(name); return importlib.util.spec_from_loader(name, Loader(), is_package=name == "virtual")
class Loader(importlib.abc.Loader):
    def create_module(self, spec): return None
    def exec_module(self, m): exec(f"NAME = {m.__name__!r}\nif NAME.endswith('bad'): raise ValueError('bad module')", m.__dict__)
asked = []; sys.meta_path.insert(0, Finder()); import virtual.inner; from virtual import other
print(virtual.inner.NAME, other.NAME, asked, virtual.__path__, virtual.__spec__.loader.__class__.__name__, virtual.inner.__package__)
try: import virtual.bad
except ValueError as e: print(e, "virtual.bad" in sys.modules)
sys.meta_path.pop(0)
m = types.ModuleType("handmade"); m.__dict__["value"] = 5; sys.modules["handmade"] = m; import handmade; print(handmade.value, importlib.import_module("handmade") is m); del sys.modules["handmade"]
try: import handmade
except ModuleNotFoundError as e: print(e, e.name)
with tempfile.TemporaryDirectory() as d:
    open(os.path.join(d, "tempmod.py"), "w").write("X = 1\nprint('exec', __name__)\n"); os.mkdir(os.path.join(d, "tpkg")); open(os.path.join(d, "tpkg/__init__.py"), "w").write("y = 1"); open(os.path.join(d, "tpkg/a.py"), "w").write("from . import y\nz = y + 1"); open(os.path.join(d, "tpkg/__main__.py"), "w").write("print('main of', __package__)"); sys.path.insert(0, d); importlib.invalidate_caches()
    import tempmod; tempmod.X = 99; open(os.path.join(d, "tempmod.py"), "w").write("X = 2\nY = 'added later'\nprint('exec', __name__)\n"); os.utime(os.path.join(d, "tempmod.py"), (1, 1)); importlib.reload(tempmod); print(tempmod.X, tempmod.Y, runpy.run_module("tempmod")["X"], runpy.run_path(os.path.join(d, "tempmod.py"), run_name="renamed")["__name__"], [x.name for x in pkgutil.iter_modules([d])], [x.name for x in pkgutil.walk_packages([d])], importlib.import_module("tpkg.a").z, runpy.run_module("tpkg")["__name__"], pkgutil.get_data("tpkg", "a.py"), pkgutil.resolve_name("tpkg.a:z"))
    s = importlib.util.spec_from_file_location("fromfile", os.path.join(d, "tpkg/a.py".replace("a.py", "__init__.py"))); mod = importlib.util.module_from_spec(s); s.loader.exec_module(mod); print(mod.y, mod.__file__.endswith("__init__.py"), s.loader.is_package("fromfile"), s.loader.get_source("fromfile"), importlib.machinery.SourceFileLoader("q", os.path.join(d, "tempmod.py")).load_module().X if 0 else "", importlib.util.source_hash(b"x") != b"")
    lazy = importlib.util.LazyLoader.factory(importlib.machinery.SourceFileLoader); sys.path.remove(d)
for bad in (lambda: importlib.reload(5), lambda: importlib.import_module(".x"), lambda: importlib.import_module(5), lambda: runpy.run_module("nope_zz"), lambda: runpy.run_path("/nope"), lambda: __import__(""), lambda: importlib.util.resolve_name("..x", "p"), lambda: importlib.reload(types.ModuleType("unregistered"))):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(importlib.machinery.SOURCE_SUFFIXES, importlib.util.MAGIC_NUMBER != b"", isinstance(sys.path_importer_cache, dict), [f.__name__ if hasattr(f, "__name__") else type(f).__name__ for f in sys.meta_path], __spec__, importlib.metadata.__name__ if hasattr(importlib, "metadata") else "")

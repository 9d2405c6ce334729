"""Library modules that were executed when the start-up snapshot was made, and wait there until a program imports them.

They are in nobody's sight until then: `prepare` takes them out of sys.modules again. An import finds their spec as it always
does; the loader of the image then hands out the ready module instead of executing the code, provided that every module it
imported when it was made is still the one that the same import gives now. Otherwise, and whenever a module is imported or
reloaded a second time, its code is executed as usual.
"""

import builtins
import sys

_bootstrap = sys.modules["_frozen_importlib"]

#: Name to (module, {name: module} that it imported).
_ready = {}

#: The classes of the library's finders and loaders, and the finders of an interpreter that nobody has changed.
_finder = _loader = None
_meta_path = []

#: Package name to the entries that executing it makes in sys.modules, as `collections` does with "collections.abc".
_aliases = {}


def prepare(names, finder, loader):
    """Makes modules and what they import ready; the library's own are found by a `finder` and loaded by a `loader`."""
    global _finder, _loader
    _finder, _loader = finder, loader
    _meta_path[:] = sys.meta_path
    known = set(sys.modules)
    imported = {}
    original = builtins.__import__

    def recording_import(name, globals=None, locals=None, fromlist=(), level=0):
        result = original(name, globals, locals, fromlist, level)
        if globals is None:
            return result
        full = _bootstrap._resolve_name(name, globals["__package__"], level) if level else name
        wanted = [full, *(f"{full}.{part}" for part in fromlist or ())]
        seen = imported.setdefault(globals["__name__"], {})
        seen.update((each, sys.modules[each]) for each in wanted if each in sys.modules)
        return result

    builtins.__import__ = recording_import
    try:
        for name in names:
            original(name)
    finally:
        builtins.__import__ = original
    for name in set(sys.modules) - known:
        module = sys.modules.pop(name)
        if module.__spec__.name != name:
            _aliases.setdefault(name.rpartition(".")[0], {})[name] = module
        elif isinstance(module.__spec__.loader, loader):
            _ready[name] = module, imported.get(name, {})


def create(spec):
    """The ready module for a spec, as if it had just been created for it; None when there is none."""
    module, _ = _ready.get(spec.name, (None, None))
    if module is not None:
        _bootstrap._init_module_attrs(spec, module, override=True)
    return module


def is_executed(name):
    """True when a module that is about to be executed was handed out ready and needs no execution."""
    module = sys.modules.get(name)
    if name not in _ready or _ready[name][0] is not module:
        return False
    _, imported = _ready.pop(name)
    spec = module.__spec__
    aliases = _aliases.pop(name, {})
    if all(_imports_as(each, known) for each, known in imported.items() if each not in aliases):
        sys.modules.update(aliases)
        return True
    module.__dict__.clear()
    _bootstrap._init_module_attrs(spec, module, override=True)
    return False


def _imports_as(name, known):
    try:
        return _import(name) is known
    except Exception:
        # Executing the code will say so.
        return False


def _import(name):
    """The module that an import of the absolute name gives. Spares ready modules the way through importlib."""
    module = sys.modules.get(name)
    if module is not None:
        return module
    if name not in _ready or sys.meta_path != _meta_path or not _is_found_in_library(name):
        return _bootstrap._gcd_import(name)
    sys.modules[name] = module = _ready[name][0]
    if is_executed(name):
        return module
    del sys.modules[name]
    return _bootstrap._gcd_import(name)


def _is_found_in_library(name):
    """True when no entry of sys.path before the library's has a module of the name."""
    parent = name.rpartition(".")[0]
    if parent:
        return isinstance(_import(parent).__spec__.loader, _loader)
    find = sys.modules["_frozen_importlib_external"].PathFinder._path_importer_cache
    for entry in sys.path:
        finder = find(entry)
        if isinstance(finder, _finder):
            return True
        if finder is not None and finder.find_spec(name) is not None:
            return False
    return False

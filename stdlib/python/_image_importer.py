"""Imports the library's modules from the image of their compiled code.

One path hook: it takes sys.path entries inside the library directory, finds modules by name in the image's index without
looking at the file system, and loads code that was compiled when pystm was built. Everything else about the modules
(__file__, source lines, resources, subpackages) is as if they had been loaded from their source files.
"""

import _imp
import sys

_bootstrap = sys.modules["_frozen_importlib"]
_ready_modules = sys.modules["_ready_modules"]
_external = sys.modules["_frozen_importlib_external"]


_NOTHING_TO_DO = compile("", "<ready>", "exec")


class ImageLoader(_external.SourceFileLoader):
    """A source file loader that takes the code from the image."""

    def create_module(self, spec):
        return _ready_modules.create(spec)

    def get_code(self, fullname):
        # Not in exec_module, whose frame would show in tracebacks and be what warnings are attributed to.
        if _ready_modules.is_executed(fullname):
            return _NOTHING_TO_DO
        code = _imp._image_code(fullname)
        return super().get_code(fullname) if code is None else code


class FrozenImageLoader(ImageLoader):
    """The loader of modules that CPython keeps in its executable: they say so, although they have a file."""

    def exec_module(self, module):
        module.__file__ = self.path
        super().exec_module(module)


class ImageFinder:
    """The finder for one library directory: `path` is the directory, `prefix` the package it holds."""

    def __init__(self, path):
        self.path = path
        directory = path[len(LIBRARY) + 1:]
        self.prefix = directory.replace("/", ".") + "." if directory else ""
        self._files = None

    def find_spec(self, fullname, target=None):
        tail = fullname.rpartition(".")[2]
        found = _imp._image_module(self.prefix + tail)
        if found is None or self.prefix + tail != fullname:
            # Not compiled with the library: installed into it later, or data.
            if self._files is None:
                self._files = _external.FileFinder(self.path, *_external._get_supported_file_loaders())
            return self._files.find_spec(fullname, target)
        path, is_package, is_frozen = found
        if is_frozen:
            return _bootstrap.ModuleSpec(fullname, FrozenImageLoader(fullname, path), origin="frozen")
        locations = [path.rpartition("/")[0]] if is_package else None
        return _external.spec_from_file_location(
            fullname, path, loader=ImageLoader(fullname, path), submodule_search_locations=locations)

    def invalidate_caches(self):
        self._files = None

    def __repr__(self):
        return f"ImageFinder({self.path!r})"


def _path_hook(path):
    if path == LIBRARY or path.startswith(LIBRARY + "/") and "/site-packages" not in path:
        return ImageFinder(path)
    raise ImportError("only the library directory", path=path)


def prepare(names):
    """Does what later imports can be spared: makes modules ready, and looks for one that is not there, as `site` does at every
    start, so that what the library directory holds is known (a FileFinder looks again only when the directory has changed).
    """
    _ready_modules.prepare(names, ImageFinder, ImageLoader)
    _external.PathFinder.find_spec("sitecustomize")
    # The locks of imports that are over; each would be noticed to have died when a program starts.
    _bootstrap._module_locks.clear()


def install(library):
    """Makes the image the source of modules below the directory `library`."""
    global LIBRARY
    LIBRARY = library
    sys.path_hooks.insert(0, _path_hook)

"""A database in two plain files, for wherever there is no better one. Files are as CPython's dbm.dumb writes them.

NAME.dat holds the values, each at a multiple of _BLOCK_SIZE bytes. NAME.dir holds a line for each key: repr(key), (place, size);
keys are decoded as Latin-1. It is read once and written whole when the database is closed or synced; the one before is kept
as NAME.bak. Space is never reclaimed, and two programs must not write at the same time.
"""

import ast
import collections.abc
import io
import os

__all__ = ["error", "open"]

_BLOCK_SIZE = 512

error = OSError


class _Database(collections.abc.MutableMapping):
    # Used when the interpreter ends, when modules may be gone.
    _os = os
    _open = staticmethod(io.open)

    def __init__(self, path, mode, flag):
        path = os.fsencode(path)
        self._dirfile, self._datfile, self._bakfile = path + b".dir", path + b".dat", path + b".bak"
        self._mode = mode
        self._readonly = flag == "r"
        # {key: (place, size)}; None once closed.
        self._index = None
        self._modified = False
        if flag == "n":
            for name in (self._datfile, self._bakfile, self._dirfile):
                try:
                    os.remove(name)
                except OSError:
                    pass
        self._ensure_data(flag)
        self._index = self._read_index(flag)

    def _ensure_data(self, flag):
        try:
            self._open(self._datfile, "rb").close()
        except OSError:
            if flag not in ("c", "n"):
                raise
            self._create(self._datfile, "wb").close()

    def _read_index(self, flag):
        index = {}
        try:
            lines = self._open(self._dirfile, "r", encoding="Latin-1")
        except OSError:
            if flag not in ("c", "n"):
                raise
            # Written at once, so that others see that the database is there.
            self._create(self._dirfile, "w", encoding="Latin-1").close()
            return index
        with lines:
            for line in lines:
                key, place_and_size = ast.literal_eval(line.rstrip())
                index[key.encode("Latin-1")] = place_and_size
        return index

    def _create(self, path, how, **options):
        file = self._open(path, how, **options)
        try:
            self._os.chmod(path, self._mode)
        except OSError:
            pass
        return file

    def _live_index(self):
        if self._index is None:
            raise error("DBM object has already been closed")
        return self._index

    def _writable_index(self):
        if self._readonly:
            raise error("The database is opened for reading only")
        return self._live_index()

    @staticmethod
    def _bytes(value, what):
        if isinstance(value, str):
            return value.encode("utf-8")
        if not isinstance(value, (bytes, bytearray)):
            raise TypeError("%s must be bytes or strings" % what)
        return bytes(value)

    @staticmethod
    def _key(key):
        return key.encode("utf-8") if isinstance(key, str) else key

    def sync(self):
        """Writes the index, if it is not what the file says."""
        if self._index is None or not self._modified:
            return
        for act in (lambda: self._os.unlink(self._bakfile), lambda: self._os.rename(self._dirfile, self._bakfile)):
            try:
                act()
            except OSError:
                pass
        with self._create(self._dirfile, "w", encoding="Latin-1") as file:
            for key, place_and_size in self._index.items():
                file.write("%r, %r\n" % (key.decode("Latin-1"), place_and_size))
        self._modified = False

    _commit = sync

    def __getitem__(self, key):
        index = self._live_index()
        place, size = index[self._key(key)]
        with self._open(self._datfile, "rb") as file:
            file.seek(place)
            return file.read(size)

    def __setitem__(self, key, value):
        index = self._writable_index()
        key = self._bytes(key, "keys")
        value = self._bytes(value, "values")
        self._modified = True
        known = index.get(key)
        if known is None:
            index[key] = self._append(value)
            # The key is in the file from now on, whatever happens to the program.
            with self._create(self._dirfile, "a", encoding="Latin-1") as file:
                file.write("%r, %r\n" % (key.decode("Latin-1"), index[key]))
            return
        place, size = known
        blocks = -(-size // _BLOCK_SIZE)
        if len(value) <= blocks * _BLOCK_SIZE:
            with self._open(self._datfile, "rb+") as file:
                file.seek(place)
                file.write(value)
            index[key] = place, len(value)
        else:
            index[key] = self._append(value)

    def _append(self, value):
        with self._open(self._datfile, "rb+") as file:
            end = file.seek(0, 2)
            place = -(-end // _BLOCK_SIZE) * _BLOCK_SIZE
            file.write(b"\0" * (place - end))
            file.write(value)
        return place, len(value)

    def __delitem__(self, key):
        index = self._writable_index()
        self._modified = True
        del index[self._key(key)]
        self.sync()

    def keys(self):
        return list(self._live_index())

    def items(self):
        return [(key, self[key]) for key in self._live_index()]

    def __contains__(self, key):
        return self._key(key) in self._live_index()

    def iterkeys(self):
        return iter(self._live_index())

    __iter__ = iterkeys

    def __len__(self):
        return len(self._live_index())

    def close(self):
        try:
            self.sync()
        finally:
            self._index = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def open(file, flag="c", mode=0o666):
    """Opens the database in file.dat and file.dir. The flags are those of dbm.open; new files get mode, less the umask."""
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    mask = os.umask(0)
    os.umask(mask)
    return _Database(file, mode & ~mask, flag)

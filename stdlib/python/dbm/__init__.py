"""Databases in files: mappings from bytes to bytes that outlive the program.

open(file, flag='r', mode=0o666) opens a database with whatever module made it, and makes new ones with the first module of
CPython's that is there: dbm.sqlite3, dbm.gnu, dbm.ndbm, dbm.dumb. Here that is dbm.dumb. Raises one of the classes in `error`.
"""

import io
import os
import struct
import sys

__all__ = ["open", "whichdb", "error"]


class error(Exception):
    pass


_names = ["dbm.sqlite3", "dbm.gnu", "dbm.ndbm", "dbm.dumb"]
_defaultmod = None
_modules = {}

error = (error, OSError)


def _find_modules():
    """Fills _modules, by name, and makes the first one the default."""
    global _defaultmod
    for name in _names:
        try:
            module = __import__(name, fromlist=["open"])
        except ImportError:
            continue
        _modules[name] = module
        if _defaultmod is None:
            _defaultmod = module
    if _defaultmod is None:
        raise ImportError("no dbm clone found; tried %s" % _names)


def open(file, flag="r", mode=0o666):
    """Opens, or makes, the database at a path.

    flag is 'r' (read only), 'w' (read and write), 'c' (as 'w', and make it if there is none) or 'n' (always a new one); mode
    is what a new file may be used for, as in os.open.
    """
    if _defaultmod is None:
        _find_modules()
    made_by = None if "n" in flag else whichdb(file)
    if made_by is None:
        if "c" not in flag and "n" not in flag:
            raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
        return _defaultmod.open(file, flag, mode)
    if made_by == "":
        raise error[0]("db type could not be determined")
    if made_by not in _modules:
        raise error[0]("db type is {0}, but the module is not available".format(made_by))
    return _modules[made_by].open(file, flag, mode)


_GNU_MAGIC = frozenset([0x13579ace, 0x13579acd, 0x13579acf])


def whichdb(filename):
    """The name of the module that made a database: None where none can be read, '' where it cannot be told."""
    path = os.fsencode(filename)
    if _can_read(path + b".pag") and _can_read(path + b".dir"):
        return "dbm.ndbm"
    if _can_read(path + b".db") and "dbm.ndbm" in _modules:
        return "dbm.ndbm"
    index = _first_bytes(path + b".dir", 1)
    if index is not None and _can_read(path + b".dat"):
        if index in (b"", b"'", b'"'):
            return "dbm.dumb"
    start = _first_bytes(path, 16)
    if start is None:
        return None
    if start == b"SQLite format 3\0":
        return "dbm.sqlite3"
    if len(start) >= 4 and struct.unpack("=l", start[:4])[0] in _GNU_MAGIC:
        return "dbm.gnu"
    return ""


def _first_bytes(path, count):
    try:
        with io.open(path, "rb") as file:
            return file.read(count)
    except OSError:
        return None


def _can_read(path):
    return _first_bytes(path, 0) is not None


if __name__ == "__main__":
    for filename in sys.argv[1:]:
        print(whichdb(filename) or "UNKNOWN", filename)

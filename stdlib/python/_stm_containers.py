"""Collections keyed by identity, and attributes with a value per thread, for the module transaction."""

from threading import local
from weakref import ref


class stmidset:
    """A set of objects that are compared by identity."""

    __slots__ = ("_objects",)

    def __init__(self):
        self._objects = {}

    def add(self, key):
        """Add an object."""
        self._objects[id(key)] = key

    def remove(self, key):
        """Remove an object; KeyError if it is not there."""
        try:
            del self._objects[id(key)]
        except KeyError:
            raise KeyError(key) from None

    def discard(self, key):
        """Remove an object if it is there."""
        self._objects.pop(id(key), None)

    def __contains__(self, key):
        return id(key) in self._objects

    def __iter__(self):
        return iter(self._objects.values())

    def __len__(self):
        return len(self._objects)


class stmiddict:
    """A dictionary whose keys are compared by identity."""

    __slots__ = ("_items",)

    def __init__(self):
        # The key is kept with its value: as long as it lives, no other object has its identity.
        self._items = {}

    def __getitem__(self, key):
        try:
            return self._items[id(key)][1]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._items[id(key)] = key, value

    def __delitem__(self, key):
        try:
            del self._items[id(key)]
        except KeyError:
            raise KeyError(key) from None

    def __contains__(self, key):
        return id(key) in self._items

    def __iter__(self):
        return (key for key, _ in self._items.values())

    def __len__(self):
        return len(self._items)

    def get(self, key, default=None):
        """Give the value of the key, or the default."""
        item = self._items.get(id(key))
        return default if item is None else item[1]

    def setdefault(self, key, default=None):
        """Give the value of the key, which becomes the default if it has none."""
        return self._items.setdefault(id(key), (key, default))[1]


class threadlocalproperty:
    """An attribute whose value is another one in each thread.

    Where a thread has not set it, `default_factory()` makes the value; without a factory reading it raises AttributeError.
    Objects that have such an attribute must allow weak references.
    """

    def __init__(self, default_factory=None):
        self._default_factory = default_factory
        self._local = local()
        self._name = "attribute"

    def __set_name__(self, owner, name):
        self._name = name

    def __get__(self, owner, cls=None):
        if owner is None:
            return self
        cells = self._cells()
        cell = cells.get(id(owner))
        if cell is not None:
            return cell[1]
        if self._default_factory is None:
            raise self._missing(owner)
        value = self._default_factory()
        self.__set__(owner, value)
        return value

    def __set__(self, owner, value):
        cells = self._cells()
        key = id(owner)
        cells[key] = ref(owner, lambda _: cells.pop(key, None)), value

    def __delete__(self, owner):
        if self._cells().pop(id(owner), None) is None:
            raise self._missing(owner)

    def _cells(self):
        """The values of this thread: by the identity of their object a weak reference to it, and the value."""
        try:
            return self._local.cells
        except AttributeError:
            cells = self._local.cells = {}
            return cells

    def _missing(self, owner):
        return AttributeError(f"{type(owner).__name__!r} object has no attribute {self._name!r} in this thread", name=self._name, obj=owner)

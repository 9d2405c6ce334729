"""help() and pydoc output for user code; docstrings."""
import pydoc
class Animal:
    """An animal.

    It has a name.
    """
    legs = 4
    def __init__(self, name):
        """Make one."""
        self.name = name
    def speak(self, loud: bool = False, *, times=1) -> str:
        """Say something.

        And more.
        """
    @property
    def title(self):
        "The title."
    @classmethod
    def make(cls): "Class factory."
    @staticmethod
    def util(x): "A helper."
    __slots__ = ("name",)
class Dog(Animal):
    """A dog."""
    def speak(self): "Bark."
def function(a, b=2, *args, **kw):
    """Adds."""
def nodoc(): pass
for o in (Animal, Dog, function, nodoc, Animal.speak, Animal.title, lambda x: x): print(pydoc.plain(pydoc.render_doc(o, renderer=pydoc.plaintext)))
print("len" in pydoc.plain(pydoc.render_doc(len, renderer=pydoc.plaintext)))
print(pydoc.describe(Animal), pydoc.splitdoc("a\n\nb"), pydoc.locate("json.dumps").__name__, pydoc.getdoc(function), pydoc.cram("x" * 50, 10), pydoc.stripid("<a at 0x1234abcd>"), pydoc.resolve("json")[1])
import builtins; help(function)

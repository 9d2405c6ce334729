"""The accelerator of datetime: here the classes of _pydatetime over again.

CPython has a second implementation of them in C. Programs that ask for this module, or block the other one, as CPython's own
tests do, find the same things.
"""

import sys


def _code_of(name):
    for finder in sys.meta_path:
        spec = finder.find_spec(name, None)
        if spec is not None:
            return spec.loader.get_code(name)
    raise ImportError("No module named %r" % name, name=name)


# The classes are to say that they are datetime's, as those in C do.
__name__ = "datetime"
exec(_code_of("_pydatetime"))
__name__ = "_datetime"

from . import cycle_one

try:
    from .cycle_one import value
except ImportError as e:
    message = str(e).split(" (")[0]


def check():
    try:
        return cycle_one.value
    except AttributeError as e:
        return str(e).split(" (/")[0], message

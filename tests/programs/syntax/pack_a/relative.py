from . import VALUE
from .sub import leaf
from .sub.leaf import NAME as n
from . import sub as s

results = [VALUE, leaf.NAME, n, s.__name__, __package__, __name__]
try:
    from ... import x
except ImportError as e:
    results.append(str(e))
try:
    from .missing import x
except ImportError as e:
    results.append(str(e))

import sys
from . import __name__ as parent

print(__name__, parent, __spec__.name, sys.argv[1:], __file__.rsplit("/", 1)[-1])
raise SystemExit(4)

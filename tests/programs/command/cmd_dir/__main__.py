import sys
import beside

print(__name__, sys.argv[1:], beside.X, sys.path[0].rsplit("/", 1)[-1])

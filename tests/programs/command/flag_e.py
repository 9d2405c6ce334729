"""-E, -B, -s, -OO."""
import sys
def f(): "doc"; assert 0
print(sys.flags.ignore_environment, sys.flags.dont_write_bytecode, sys.flags.optimize, sys.flags.no_user_site, f.__doc__, "/nowhere" in sys.path, __doc__, f())

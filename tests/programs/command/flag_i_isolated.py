"""-I ignores the environment and the script's folder."""
import sys
print(sys.flags.isolated, sys.flags.ignore_environment, sys.flags.no_user_site, "/nowhere" in sys.path, sys.flags.optimize)
try:
    import cmd_pkg
except ImportError as e:
    print(e)

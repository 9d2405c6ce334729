"""-u, -X and -q are accepted."""
import sys
print("out")
sys.stdout.write("partial")
print("err", file=sys.stderr)
print(sys._xoptions, sys.flags.quiet)

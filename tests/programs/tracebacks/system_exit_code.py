"""sys.exit with a number ends with that status and no traceback."""
import sys
try:
    print("working")
finally:
    print("cleanup")
    sys.exit(7)

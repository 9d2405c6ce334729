"""Exit statuses wrap at 256."""
import sys
sys.exit(256 + 5)

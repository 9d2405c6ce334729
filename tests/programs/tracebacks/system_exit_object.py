"""sys.exit with another object prints it."""
import sys
sys.exit(["not", "a", "number"])

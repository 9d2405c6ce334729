"""A negative status."""
import os, sys
sys.exit(-1)

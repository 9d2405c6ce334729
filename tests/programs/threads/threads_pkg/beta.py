"""A slow module: it imports others before it is ready."""
from threads_pkg import log

log.note("beta starts")
import fractions
import string

value = [fractions.Fraction(n, 3) for n in range(5)]
log.note("beta ends")
READY = "beta is ready"

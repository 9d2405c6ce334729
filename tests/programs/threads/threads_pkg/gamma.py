"""A slow module: it imports others before it is ready."""
from threads_pkg import log

log.note("gamma starts")
import fractions
import string

value = [fractions.Fraction(n, 3) for n in range(5)]
log.note("gamma ends")
READY = "gamma is ready"

"""-W error turns warnings into errors."""
import warnings
warnings.warn("ignored kind", DeprecationWarning)
try:
    warnings.warn("raised")
except UserWarning as e:
    print("caught", e)
warnings.warn("uncaught")

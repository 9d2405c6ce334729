"""How warnings look on stderr, shown once per place."""
import warnings
def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)
for _ in range(3):
    old()
old()
warnings.warn("user\nmultiline", UserWarning)
warnings.warn_explicit("explicit", RuntimeWarning, "elsewhere.py", 42)

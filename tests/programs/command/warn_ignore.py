"""-Wignore silences everything."""
import warnings, sys
warnings.warn("silent")
x = 1 is 1
print(sys.warnoptions, x)

"""An exception inside sys.excepthook is reported with the original."""
import sys
def hook(t, v, tb):
    raise RuntimeError("hook failed")
sys.excepthook = hook
1 / 0

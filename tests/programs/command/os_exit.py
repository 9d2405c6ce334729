"""os._exit ends at once: no buffers flushed, no handlers run."""
import os, sys, atexit
atexit.register(print, "never")
print("flushed", flush=True)
sys.stdout.write("lost")
os._exit(3)

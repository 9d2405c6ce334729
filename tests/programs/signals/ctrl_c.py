"""Ctrl-C ends a program with a traceback and SIGINT."""
import os
import subprocess


def work():
    while True:
        pass


subprocess.Popen(["/bin/sh", "-c", f"sleep 0.5; kill -INT {os.getpid()}"])
try:
    work()
finally:
    print("cleaned up")

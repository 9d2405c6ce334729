"""Files that a program drops without closing them: their data arrives, and their descriptors are given back."""
import os
import subprocess
import sys
import tempfile

os.chdir(tempfile.mkdtemp())
open("a", "w").write("text")
print(os.path.getsize("a"), open("a").read())
for i in range(50):
    open("b", "wb").write(str(i).encode())
    assert open("b", "rb").read() == str(i).encode()
open("c", "w").write("for the child")
print(subprocess.run(["cat", "c"], capture_output=True).stdout)
with open("d", "w") as file:
    file.write("not yet")
    print(repr(open("d").read()))
print(repr(open("d").read()))

script = """
import sys
open("at-exit", "w").write("unnamed")
kept = open("kept", "w")
kept.write("named")
for i in range(1000):
    open("at-exit")
print("opened")
"""
limited = ["/bin/sh", "-c", 'ulimit -n 200; exec "$0" -c "$1"', sys.executable, script]
print(subprocess.run(limited, capture_output=True, text=True).stdout)
print(open("at-exit").read(), open("kept").read())

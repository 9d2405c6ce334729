"""Signals that another process sends reach handlers while a loop runs, while the program sleeps, and while it reads."""
import os
import signal
import subprocess
import sys
import time

seen = []


def note(number, frame):
    seen.append(signal.Signals(number).name)


def send(name, delay=0.0):
    subprocess.Popen(["/bin/sh", "-c", f"sleep {delay}; kill -{name} {os.getpid()}"])


def spin(count):
    while len(seen) < count:
        pass


def recurse(count, depth):
    if len(seen) < count and depth > 0:
        recurse(count, depth - 1)
        recurse(count, depth - 1)


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
try:
    send("INT")
    while True:
        pass
except KeyboardInterrupt as error:
    print("loop:", repr(error))

try:
    send("INT")
    recurse(1, 200)
except KeyboardInterrupt:
    print("recursion: KeyboardInterrupt")

try:
    send("INT")
    time.sleep(60)
except KeyboardInterrupt:
    print("sleep: KeyboardInterrupt")

reader, writer = os.pipe()
try:
    send("INT", 1)
    os.read(reader, 1)
except KeyboardInterrupt:
    print("read: KeyboardInterrupt")

print(signal.signal(signal.SIGUSR1, note), signal.signal(signal.SIGTERM, note))
send("USR1")
spin(1)
send("TERM")
spin(2)
print(seen)

# A read goes on after a handler that returns.
seen.clear()
send("USR1", 0.2)
signal.signal(signal.SIGALRM, lambda *_: (note(*_), os.write(writer, b"woken")))
signal.setitimer(signal.ITIMER_REAL, 0.8)
print(os.read(reader, 10), seen)

signal.signal(signal.SIGTERM, signal.SIG_IGN)
seen.clear()
os.system(f"kill -TERM {os.getpid()}")
time.sleep(0.1)
print("ignored", seen)

signal.alarm(1)
start = time.monotonic()
spin(1)
print(seen, 0.5 < time.monotonic() - start < 10)

child = subprocess.run([sys.executable, "-c", "import os, signal; signal.raise_signal(signal.SIGINT)"], stderr=subprocess.PIPE)
print(child.returncode, child.stderr.splitlines()[-1])

signal.signal(signal.SIGUSR1, signal.SIG_DFL)
sys.stdout.flush()
os.system(f"kill -USR1 {os.getpid()}")
time.sleep(10)

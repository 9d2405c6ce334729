"""Blocked signals, timers of three clocks, pause()."""
import os
import signal
import time

seen = []


def note(number, frame):
    seen.append(signal.Signals(number).name)


for name in ("SIGUSR1", "SIGALRM", "SIGVTALRM", "SIGPROF"):
    signal.signal(getattr(signal, name), note)

print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]))
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print(seen, signal.sigpending())
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1]), seen, signal.sigpending())
for mask in ([0], [65], [1 << 100], ["x"]):
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, mask)
    except Exception as error:
        print(type(error).__name__, error)

seen.clear()
print(signal.setitimer(signal.ITIMER_REAL, 0.05), signal.pause(), seen, signal.getitimer(signal.ITIMER_REAL))
signal.setitimer(signal.ITIMER_VIRTUAL, 0.05, 0.02)
while seen.count("SIGVTALRM") < 3:
    sum(range(1000))
signal.setitimer(signal.ITIMER_VIRTUAL, 0)
signal.setitimer(signal.ITIMER_PROF, 0.05)
while "SIGPROF" not in seen:
    sum(range(1000))
print(sorted(set(seen)), signal.alarm(100), signal.alarm(0))
for arguments in ((7, 1), (0, -1)):
    try:
        signal.setitimer(*arguments)
    except signal.ItimerError as error:
        print(type(error), error)
start = time.monotonic()
signal.setitimer(signal.ITIMER_REAL, 0.05)
time.sleep(0.3)
print(time.monotonic() - start >= 0.3, seen[-1])

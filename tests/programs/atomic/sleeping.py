# Sleeping inside an atomic block: time passes, nobody else gets in between, and what came before cannot be undone any more.
import signal
import time
from contextlib import suppress
from threading import Event, Thread
from transaction import atomic, is_atomic, retry

log = []
allowed = Event()


def other():
    allowed.wait()
    while len(log) < 3:
        log.append("other")


thread = Thread(target=other)
thread.start()
with atomic:
    allowed.set()
    log.append("begin")
    begin = time.monotonic()
    time.sleep(0.03)
    log.append("slept")
print(log[:2], time.monotonic() - begin >= 0.03)
thread.join()
print(log)

idle = Thread(target=time.sleep, args=(0.1,))
idle.start()
log.clear()
try:
    with atomic(rollback=True):
        log.append("stays")
        time.sleep(0)
        raise ValueError
except RuntimeError as error:
    print(error)
print(log)
try:
    with atomic:
        time.sleep(0.001)
        retry()
except RuntimeError as error:
    print(error)
idle.join()

# A signal handler that raises ends the sleep.
stop = Event()
idle = Thread(target=stop.wait)
idle.start()


def on_alarm(number, frame):
    raise TimeoutError("alarm")


signal.signal(signal.SIGALRM, on_alarm)
signal.setitimer(signal.ITIMER_REAL, 0.05)
begin = time.monotonic()
try:
    with atomic:
        time.sleep(30)
except TimeoutError as error:
    print(error, is_atomic(), time.monotonic() - begin < 20)

# So does one that comes while a block waits to begin again.
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    with atomic:
        idle.join()
except TimeoutError as error:
    print(error, is_atomic())
stop.set()
idle.join()

"""Signals are handled by the main thread while others run; a thread may send them but not set handlers."""
import os
import signal
import threading
import time

handled = []
woken = threading.Event()


def handler(number, frame):
    handled.append((signal.Signals(number).name, threading.current_thread() is threading.main_thread()))
    woken.set()


signal.signal(signal.SIGUSR1, handler)
errors = []


def sender():
    try:
        signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    except ValueError as error:
        errors.append(str(error))
    os.kill(os.getpid(), signal.SIGUSR1)


t = threading.Thread(target=sender)
t.start()
while not woken.is_set():
    time.sleep(0.001)
t.join()
print(handled, errors)


class Enough(Exception):
    pass


def interrupt(number, frame):
    raise Enough("from the handler")


signal.signal(signal.SIGUSR2, interrupt)
lock = threading.Lock()
lock.acquire()
killer = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGUSR2))
killer.start()
try:
    lock.acquire()
except Enough as error:
    print("acquire interrupted:", error)
killer.join()
print(lock.locked())
event = threading.Event()
killer = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGUSR2))
killer.start()
try:
    event.wait(30)
except Enough as error:
    print("wait interrupted:", error)
killer.join()
signal.signal(signal.SIGINT, signal.default_int_handler)
killer = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT))
killer.start()
try:
    while True:
        time.sleep(10)
except KeyboardInterrupt:
    print("KeyboardInterrupt")
killer.join()

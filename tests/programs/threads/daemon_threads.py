"""Daemon threads do not keep the program alive; the flag is inherited and checked."""
import threading

forever = threading.Event()
started = threading.Event()


def child_of_daemon():
    results.append(threading.current_thread().daemon)


def background():
    child = threading.Thread(target=child_of_daemon)
    child.start()
    child.join()
    started.set()
    forever.wait()
    print("never printed")


results = []
d = threading.Thread(target=background, daemon=True)
print(d.daemon, threading.current_thread().daemon)
d.start()
started.wait()
print("child inherits:", results)
try:
    d.daemon = False
except RuntimeError as error:
    print("RuntimeError:", error)
plain = threading.Thread(target=int)
plain.daemon = True
print(plain.daemon, threading.Thread(target=int, daemon=None).daemon)


def last_words():
    release.wait()
    print("a plain thread is waited for at exit")


release = threading.Event()
threading.Thread(target=last_words).start()
print("main ends, daemon alive:", d.is_alive())
release.set()

"""join with and without timeout, joins that are errors, joining many times."""
import threading

gate = threading.Event()
t = threading.Thread(target=gate.wait)
try:
    t.join()
except RuntimeError as error:
    print("RuntimeError:", error)
t.start()
print(t.join(timeout=0.01), t.is_alive())
print(t.join(0), t.is_alive(), t.join(-1), t.is_alive())
try:
    t.start()
except RuntimeError as error:
    print("RuntimeError:", error)
gate.set()
print(t.join(timeout=30), t.is_alive())
print(t.join(), t.join(0.1))
try:
    threading.current_thread().join()
except RuntimeError as error:
    print("RuntimeError:", error)

messages = []


def join_myself():
    try:
        threading.current_thread().join()
    except RuntimeError as error:
        messages.append(str(error))


t = threading.Thread(target=join_myself)
t.start()
t.join()
print(messages)

# Several threads wait for the same one.
gate.clear()
ends = []
long = threading.Thread(target=gate.wait)
long.start()
joiners = [threading.Thread(target=lambda: (long.join(), ends.append(long.is_alive()))) for _ in range(5)]
for j in joiners:
    j.start()
gate.set()
for j in joiners:
    j.join()
print(ends)

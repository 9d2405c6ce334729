"""Threads take turns in a fixed order by a condition and wait_for."""
import threading

cond = threading.Condition()
turn = 0
out = []


def speaker(me, words, total):
    global turn
    for word in words:
        with cond:
            cond.wait_for(lambda: turn % total == me)
            out.append(word)
            turn += 1
            cond.notify_all()


verses = [["one", "four", "seven"], ["two", "five", "eight"], ["three", "six", "nine"]]
threads = [threading.Thread(target=speaker, args=(n, v, 3)) for n, v in enumerate(verses)]
for t in reversed(threads):
    t.start()
for t in threads:
    t.join()
print(" ".join(out))

with cond:
    print(cond.wait(timeout=0.01), cond.wait_for(lambda: False, timeout=0.01), cond.wait_for(lambda: "yes"))
for call in (cond.wait, cond.notify, cond.notify_all):
    try:
        call()
    except RuntimeError as error:
        print("RuntimeError:", error)

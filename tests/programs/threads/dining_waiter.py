"""Dining philosophers with a waiter: a semaphore seats at most four of five; forks in naive order."""
import threading

SEATS, ROUNDS = 5, 30
waiter = threading.BoundedSemaphore(SEATS - 1)
forks = [threading.Lock() for _ in range(SEATS)]
eating = 0
most = 0
eating_lock = threading.Lock()
neighbours_together = []
at_table = [False] * SEATS


def philosopher(seat):
    global eating, most
    for _ in range(ROUNDS):
        with waiter:
            with forks[seat]:
                with forks[(seat + 1) % SEATS]:
                    with eating_lock:
                        at_table[seat] = True
                        eating += 1
                        most = max(most, eating)
                        if at_table[seat - 1] or at_table[(seat + 1) % SEATS]:
                            neighbours_together.append(seat)
                    with eating_lock:
                        at_table[seat] = False
                        eating -= 1


threads = [threading.Thread(target=philosopher, args=(seat,)) for seat in range(SEATS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("still eating:", eating)
print("at most two at once:", most <= 2)
print("neighbours together:", neighbours_together)
try:
    waiter.release()
except ValueError as error:
    print("ValueError:", error)

"""The sleeping barber: three chairs, customers that leave when all are taken, a barber that sleeps."""
import threading


class Shop:
    def __init__(self, chairs):
        self.cond = threading.Condition()
        self.chairs, self.waiting, self.closed = chairs, [], False
        self.shaved, self.left = [], []

    def visit(self, name):
        with self.cond:
            if len(self.waiting) == self.chairs:
                self.left.append(name)
                return
            done = threading.Event()
            self.waiting.append((name, done))
            self.cond.notify()
        done.wait()

    def barber(self):
        while True:
            with self.cond:
                self.cond.wait_for(lambda: self.waiting or self.closed)
                if not self.waiting:
                    return
                name, done = self.waiting.pop(0)
            self.shaved.append(name)
            done.set()

    def close(self):
        with self.cond:
            self.closed = True
            self.cond.notify_all()


shop = Shop(3)
customers = [threading.Thread(target=shop.visit, args=(f"c{n}",)) for n in range(12)]
barber = threading.Thread(target=shop.barber)
barber.start()
for c in customers:
    c.start()
for c in customers:
    c.join()
shop.close()
barber.join()
print(len(shop.shaved) + len(shop.left), sorted(shop.shaved + shop.left) == sorted(f"c{n}" for n in range(12)), len(shop.shaved) >= 3)

# Without a barber the chairs fill up, and who comes then leaves.
full = Shop(2)
sitting = [threading.Thread(target=full.visit, args=(n,)) for n in range(2)]
for t in sitting:
    t.start()
while len(full.waiting) < 2:
    pass
full.visit("late")
print(sorted(n for n, _ in full.waiting), full.left)
barber = threading.Thread(target=full.barber)
barber.start()
for t in sitting:
    t.join()
full.close()
barber.join()
print(sorted(full.shaved))

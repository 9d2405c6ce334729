"""Dining philosophers: forks are locks, taken in a fixed order, so nobody starves."""
import threading


class Philosopher(threading.Thread):
    def __init__(self, name, left, right, meals):
        super().__init__(name=name)
        self.first, self.second = sorted((left, right), key=lambda fork: fork.number)
        self.meals = meals
        self.eaten = 0

    def run(self):
        while self.eaten < self.meals:
            with self.first, self.second:
                self.first.uses += 1
                self.second.uses += 1
                self.eaten += 1


class Fork:
    def __init__(self, number):
        self.number = number
        self.uses = 0
        self._lock = threading.Lock()

    def __enter__(self):
        self._lock.acquire()
        return self

    def __exit__(self, *exc):
        self._lock.release()


names = ["Plato", "Kant", "Hume", "Locke", "Mill"]
forks = [Fork(i) for i in range(len(names))]
people = [Philosopher(name, forks[i], forks[(i + 1) % 5], 40 + i) for i, name in enumerate(names)]
for person in people:
    person.start()
for person in people:
    person.join()
for person in people:
    print(person.name, "ate", person.eaten, "times")
for fork in forks:
    print("fork", fork.number, "used", fork.uses, "times, locked:", fork._lock.locked())

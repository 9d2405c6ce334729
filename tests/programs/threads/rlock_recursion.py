"""RLock: recursion, ownership, release by a stranger, use in recursive methods."""
import threading


class Tree:
    def __init__(self):
        self.lock = threading.RLock()
        self.children = {}
        self.value = 0

    def add(self, path, amount):
        with self.lock:
            self.value += amount
            if path:
                head, *rest = path
                if head not in self.children:
                    child = self.children[head] = Tree()
                    child.lock = self.lock
                self.children[head].add(rest, amount)

    def total(self):
        with self.lock:
            return self.value, {name: child.total() for name, child in sorted(self.children.items())}


tree = Tree()


def fill(n):
    for i in range(10):
        tree.add(["a", "bc"[n % 2], "de"[i % 2]], n + 1)
        tree.add(["x"], 1)


threads = [threading.Thread(target=fill, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(tree.total())

lock = threading.RLock()
print(lock.acquire(), lock.acquire(), lock.acquire(blocking=False))
answers = []
t = threading.Thread(target=lambda: answers.append(lock.acquire(blocking=False)))
t.start()
t.join()


def stranger():
    try:
        lock.release()
    except RuntimeError as error:
        answers.append(str(error))


t = threading.Thread(target=stranger)
t.start()
t.join()
print(answers)
for _ in range(3):
    lock.release()
try:
    lock.release()
except RuntimeError as error:
    print("RuntimeError:", error)
t = threading.Thread(target=lambda: (answers.append(lock.acquire(timeout=1)), lock.release()))
t.start()
t.join()
print(answers[-1])

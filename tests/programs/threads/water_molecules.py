"""Building H2O: hydrogen and oxygen threads pass in groups of two and one."""
import threading


class Water:
    def __init__(self):
        self.hydrogen = threading.Semaphore(2)
        self.oxygen = threading.Semaphore(1)
        self.barrier = threading.Barrier(3, action=self.bond)
        self.lock = threading.Lock()
        self.atoms, self.molecules = [], []

    def bond(self):
        self.molecules.append("".join(sorted(self.atoms)))
        self.atoms.clear()

    def atom(self, kind, gate):
        gate.acquire()
        with self.lock:
            self.atoms.append(kind)
        self.barrier.wait()
        gate.release()


water = Water()
threads = [threading.Thread(target=water.atom, args=("H", water.hydrogen)) for _ in range(14)]
threads += [threading.Thread(target=water.atom, args=("O", water.oxygen)) for _ in range(7)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(water.molecules, water.atoms)

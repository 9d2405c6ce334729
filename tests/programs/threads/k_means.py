"""k-means in rounds with a barrier: threads assign points, one moves the centres."""
import threading

points = [((n * 37 % 101) / 10, (n * 61 % 89) / 10) for n in range(120)]
WORKERS, CENTRES, ROUNDS = 3, 4, 6


class KMeans:
    def __init__(self):
        self.centres = [points[n * 29] for n in range(CENTRES)]
        self.partial = [None] * WORKERS
        self.owner = [None] * len(points)
        self.history = []
        self.barrier = threading.Barrier(WORKERS, action=self.move)

    def work(self, me):
        for _ in range(ROUNDS):
            sums = [[0.0, 0.0, 0] for _ in range(CENTRES)]
            for n in range(me, len(points), WORKERS):
                x, y = points[n]
                best = min(range(CENTRES), key=lambda c: (x - self.centres[c][0]) ** 2 + (y - self.centres[c][1]) ** 2)
                self.owner[n] = best
                sums[best][0] += x
                sums[best][1] += y
                sums[best][2] += 1
            self.partial[me] = sums
            self.barrier.wait()

    def move(self):
        for c in range(CENTRES):
            x, y, count = (sum(part[c][i] for part in self.partial) for i in range(3))
            if count:
                self.centres[c] = (x / count, y / count)
        self.history.append([round(x, 4) for x, _ in self.centres])


model = KMeans()
threads = [threading.Thread(target=model.work, args=(n,)) for n in range(WORKERS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for line in model.history:
    print(line)
print([f"{x:.4f},{y:.4f}" for x, y in model.centres], [model.owner.count(c) for c in range(CENTRES)])

"""The game of life: each thread owns some rows, barriers separate reading from writing."""
import threading

GLIDER = {(1, 2), (2, 3), (3, 1), (3, 2), (3, 3)}
SIZE, STEPS, THREADS = 10, 12, 3


class Life:
    def __init__(self, alive):
        self.grid = [[(r, c) in alive for c in range(SIZE)] for r in range(SIZE)]
        self.following = [row[:] for row in self.grid]
        self.generation = 0
        self.barrier = threading.Barrier(THREADS, action=self.swap)

    def swap(self):
        self.grid, self.following = self.following, self.grid
        self.generation += 1

    def rule(self, r, c):
        count = sum(self.grid[(r + dr) % SIZE][(c + dc) % SIZE] for dr in (-1, 0, 1) for dc in (-1, 0, 1) if dr or dc)
        return count == 3 or (count == 2 and self.grid[r][c])

    def work(self, me):
        for _ in range(STEPS):
            for r in range(me, SIZE, THREADS):
                for c in range(SIZE):
                    self.following[r][c] = self.rule(r, c)
            self.barrier.wait()

    def run(self):
        threads = [threading.Thread(target=self.work, args=(n,)) for n in range(THREADS)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()

    def __str__(self):
        return "\n".join("".join(".#"[cell] for cell in row) for row in self.grid)


life = Life(GLIDER)
print(life)
life.run()
print(life.generation)
print(life)
print(sorted((r, c) for r in range(SIZE) for c in range(SIZE) if life.grid[r][c]) == sorted((r + 3, c + 3) for r, c in GLIDER))

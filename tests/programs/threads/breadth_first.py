"""Breadth-first search level by level: the frontier is shared out, discovered nodes are claimed under a lock."""
import threading
from concurrent.futures import ThreadPoolExecutor


def grid(width, height, walls):
    def neighbours(node):
        x, y = node
        for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            other = (x + dx, y + dy)
            if 0 <= other[0] < width and 0 <= other[1] < height and other not in walls:
                yield other

    return neighbours


def search(pool, workers, neighbours, start):
    distance = {start: 0}
    lock = threading.Lock()
    level, frontier = 0, [start]

    def expand(part):
        found = []
        for node in part:
            for other in neighbours(node):
                with lock:
                    if other in distance:
                        continue
                    distance[other] = level + 1
                found.append(other)
        return found

    sizes = []
    while frontier:
        sizes.append(len(frontier))
        frontier = sorted(sum(pool.map(expand, [frontier[n::workers] for n in range(workers)]), []))
        level += 1
    return distance, sizes


walls = {(x, 3) for x in range(1, 11)} | {(5, y) for y in range(5, 9)}
with ThreadPoolExecutor(3) as pool:
    distance, sizes = search(pool, 3, grid(12, 9, walls), (0, 0))
print(len(distance), max(distance.values()), sizes)
for y in range(9):
    print("".join(f"{distance[x, y]:3}" if (x, y) in distance else "  #" for x in range(12)))

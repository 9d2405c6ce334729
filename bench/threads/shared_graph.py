"""Shortest ways through one road map that all threads read, and that each changes in one place now and then."""
import heapq
import threading

from _measure import in_threads

SIZE, SEARCHES = 40, 140


class Place:
    def __init__(self, number):
        self.number = number
        self.roads = []
        self.visits = 0


class Road:
    __slots__ = ("target", "length")

    def __init__(self, target, length):
        self.target = target
        self.length = length


def build():
    places = [Place(n) for n in range(SIZE * SIZE)]
    for n, place in enumerate(places):
        x, y = n % SIZE, n // SIZE
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            if 0 <= x + dx < SIZE and 0 <= y + dy < SIZE:
                target = places[(y + dy) * SIZE + x + dx]
                place.roads.append(Road(target, 1 + (n * 7 + target.number * 3) % 13))
    return places


places = build()
changes = threading.Lock()


def shortest(start, goal):
    best = {start.number: 0}
    frontier = [(0, start.number)]
    while frontier:
        length, number = heapq.heappop(frontier)
        if number == goal.number:
            return length
        if length > best[number]:
            continue
        for road in places[number].roads:
            total = length + road.length
            other = road.target.number
            if total < best.get(other, 1_000_000):
                best[other] = total
                heapq.heappush(frontier, (total, other))
    return None


def work(index):
    state, total = index + 1, 0
    for n in range(SEARCHES):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        start, goal = places[(state >> 4) % len(places)], places[(state >> 15) % len(places)]
        total += shortest(start, goal)
        if n % 10 == 9:
            with changes:
                goal.visits += 1
    return total


print(in_threads(work), sum(place.visits for place in places))

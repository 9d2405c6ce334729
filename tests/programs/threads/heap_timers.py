"""A timer wheel over a heap with a clock of its own: one thread sleeps until the next deadline is due."""
import heapq
import itertools
import threading


class Wheel(threading.Thread):
    def __init__(self):
        super().__init__(name="wheel")
        self.cond = threading.Condition()
        self.now, self.heap, self.closed = 0, [], False
        self.numbers = itertools.count()
        self.log = []
        self.idle = False

    def after(self, delay, function, *args):
        with self.cond:
            entry = [self.now + delay, next(self.numbers), function, args]
            heapq.heappush(self.heap, entry)
            self.cond.notify_all()
            return entry

    def cancel(self, entry):
        with self.cond:
            entry[2] = None

    def advance(self, to):
        with self.cond:
            self.now = to
            self.cond.notify_all()
            self.cond.wait_for(lambda: not self.heap or self.heap[0][0] > self.now)

    def close(self):
        with self.cond:
            self.closed = True
            self.cond.notify_all()
        self.join()

    def run(self):
        with self.cond:
            while True:
                self.cond.wait_for(lambda: self.closed or (self.heap and self.heap[0][0] <= self.now))
                if self.closed:
                    return
                due, _, function, args = heapq.heappop(self.heap)
                if function is not None:
                    self.log.append((due, function(*args)))
                self.cond.notify_all()


wheel = Wheel()
wheel.start()
for delay, name in ((5, "five"), (1, "one"), (3, "three"), (3, "three again"), (9, "nine")):
    wheel.after(delay, str.upper, name)
dropped = wheel.after(4, str.upper, "never")
wheel.cancel(dropped)


def repeat(left):
    if left:
        wheel.after(2, repeat, left - 1)
    return f"{left} left"


wheel.after(2, repeat, 3)
for now in (0, 1, 2, 6, 7, 20):
    wheel.advance(now)
    print(now, wheel.log)
    wheel.log.clear()
wheel.close()
print(len(wheel.heap))

"""Work stealing: each worker has a deque, takes from its right end, thieves from the left of others."""
import threading
from collections import deque


class Worker:
    def __init__(self, index, pool):
        self.index, self.pool = index, pool
        self.tasks = deque()
        self.lock = threading.Lock()
        self.done = []
        self.thread = threading.Thread(target=self.run)

    def push(self, task):
        with self.lock:
            self.tasks.append(task)

    def take(self):
        with self.lock:
            return self.tasks.pop() if self.tasks else None

    def steal(self):
        with self.lock:
            return self.tasks.popleft() if self.tasks else None

    def next_task(self):
        task = self.take()
        if task is not None:
            return task
        for step in range(1, len(self.pool.workers)):
            task = self.pool.workers[(self.index + step) % len(self.pool.workers)].steal()
            if task is not None:
                return task
        return None

    def run(self):
        while not self.pool.finished():
            task = self.next_task()
            if task is not None:
                low, high = task
                if high - low > 10:
                    middle = (low + high) // 2
                    self.pool.more(1)
                    self.push((low, middle))
                    self.push((middle, high))
                else:
                    self.done.append(sum(n * n for n in range(low, high)))
                    self.pool.less()


class Pool:
    def __init__(self, count):
        self.cond = threading.Condition()
        self.open = 0
        self.workers = [Worker(n, self) for n in range(count)]

    def more(self, count):
        with self.cond:
            self.open += count

    def less(self):
        with self.cond:
            self.open -= 1

    def finished(self):
        with self.cond:
            return self.open == 0

    def run(self, task):
        self.more(1)
        self.workers[0].push(task)
        for w in self.workers:
            w.thread.start()
        for w in self.workers:
            w.thread.join()
        return sum(sum(w.done) for w in self.workers)


pool = Pool(4)
total = pool.run((0, 640))
print(total, total == sum(n * n for n in range(640)))
print(sum(len(w.done) for w in pool.workers), pool.open, [len(w.tasks) for w in pool.workers])

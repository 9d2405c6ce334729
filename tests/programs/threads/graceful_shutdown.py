"""A service that is told to stop: finishes what it has, refuses what is new, reports what it did."""
import queue
import threading


class Closed(Exception):
    pass


class Service:
    def __init__(self, workers):
        self._jobs = queue.Queue()
        self._state = threading.Condition()
        self._closed = False
        self._running = 0
        self.finished, self.refused = [], 0
        self._threads = [threading.Thread(target=self._loop, name=f"service-{n}") for n in range(workers)]
        for t in self._threads:
            t.start()

    def submit(self, job):
        with self._state:
            if self._closed:
                self.refused += 1
                raise Closed(job)
            self._jobs.put(job)

    def _loop(self):
        while (job := self._jobs.get()) is not None:
            with self._state:
                self._running += 1
            job_result = sum(range(job))
            with self._state:
                self.finished.append((job, job_result))
                self._running -= 1
                self._state.notify_all()

    def drain(self, count):
        with self._state:
            self._state.wait_for(lambda: len(self.finished) >= count)

    def close(self):
        with self._state:
            if self._closed:
                return
            self._closed = True
        for _ in self._threads:
            self._jobs.put(None)
        for t in self._threads:
            t.join()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


with Service(3) as service:
    for n in range(20):
        service.submit(n)
    service.drain(10)
    print("at least ten:", len(service.finished) >= 10)
print(sorted(service.finished) == [(n, sum(range(n))) for n in range(20)], service._running)
try:
    service.submit(5)
except Closed as error:
    print("Closed:", error, service.refused)
service.close()

try:
    with Service(2) as failing:
        failing.submit(3)
        raise KeyError("in the body")
except KeyError as error:
    print("KeyError:", error, failing.finished, [t.is_alive() for t in failing._threads])

"""A token bucket with a clock of its own, driven by the main thread."""
import threading


class FakeClock:
    def __init__(self):
        self.now = 0.0
        self.cond = threading.Condition()

    def advance(self, seconds):
        with self.cond:
            self.now += seconds
            self.cond.notify_all()


class TokenBucket:
    def __init__(self, clock, rate, burst):
        self.clock, self.rate, self.burst = clock, rate, burst
        self.tokens, self.stamp = burst, clock.now

    def _refill(self):
        now = self.clock.now
        self.tokens = min(self.burst, self.tokens + (now - self.stamp) * self.rate)
        self.stamp = now

    def try_take(self):
        with self.clock.cond:
            self._refill()
            if self.tokens >= 1:
                self.tokens -= 1
                return True
            return False

    def take(self):
        with self.clock.cond:
            while not self.try_take():
                self.clock.cond.wait()
            passed.append(self.clock.now)
            done.release()


clock = FakeClock()
bucket = TokenBucket(clock, rate=2, burst=3)
passed = []
done = threading.Semaphore(0)
print([bucket.try_take() for _ in range(5)])
workers = [threading.Thread(target=bucket.take) for _ in range(9)]
for w in workers:
    w.start()
for second in range(1, 6):
    clock.advance(1.0)
    for _ in range(min(2, 9 - len(passed))):
        done.acquire()
    print("second", second, "passed", len(passed))
for w in workers:
    w.join()
print(passed)

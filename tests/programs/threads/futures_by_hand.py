"""Futures written by hand: then, errors that travel, gather, any."""
import threading


class Promise:
    def __init__(self):
        self._cond = threading.Condition()
        self._state = "pending"
        self._value = None
        self._callbacks = []

    def _settle(self, state, value):
        with self._cond:
            if self._state != "pending":
                return False
            self._state, self._value = state, value
            callbacks, self._callbacks = self._callbacks, []
            self._cond.notify_all()
        for callback in callbacks:
            callback(self)
        return True

    def resolve(self, value):
        return self._settle("kept", value)

    def reject(self, error):
        return self._settle("broken", error)

    def on_settled(self, callback):
        with self._cond:
            if self._state == "pending":
                self._callbacks.append(callback)
                return
        callback(self)

    def then(self, function):
        following = Promise()

        def forward(promise):
            if promise._state == "broken":
                following.reject(promise._value)
                return
            try:
                following.resolve(function(promise._value))
            except Exception as error:
                following.reject(error)

        self.on_settled(forward)
        return following

    def get(self):
        with self._cond:
            self._cond.wait_for(lambda: self._state != "pending")
        if self._state == "broken":
            raise self._value
        return self._value


def spawn(function, *args):
    promise = Promise()

    def run():
        try:
            promise.resolve(function(*args))
        except Exception as error:
            promise.reject(error)

    threading.Thread(target=run).start()
    return promise


def gather(*promises):
    out, left, lock = Promise(), len(promises), threading.Lock()
    values = [None] * left

    def arrived(index):
        def callback(promise):
            nonlocal left
            if promise._state == "broken":
                out.reject(promise._value)
                return
            values[index] = promise._value
            with lock:
                left -= 1
                last = left == 0
            if last:
                out.resolve(values)

        return callback

    for index, promise in enumerate(promises):
        promise.on_settled(arrived(index))
    return out


print(spawn(pow, 2, 100).get())
print(spawn(len, "twelve chars").then(lambda n: n * 2).then(str).then(lambda s: s + "!").get())
print(gather(*[spawn(pow, n, 3) for n in range(8)]).then(sum).get())
for broken in (spawn(int, "x"), spawn(int, "7").then(lambda n: n // 0).then(str), gather(spawn(int, "1"), spawn(int, "y"))):
    try:
        broken.get()
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
once = Promise()
winners = []
threads = [threading.Thread(target=lambda: winners.append(once.resolve("won"))) for _ in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(winners), once.get())

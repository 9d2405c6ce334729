"""A server object in a thread of its own; proxies forward calls, properties and exceptions."""
import queue
import threading


class Server:
    def __init__(self, target):
        self._target, self._calls = target, queue.Queue()
        self._thread = threading.Thread(target=self._serve, name="server")
        self._thread.start()

    def _serve(self):
        while (call := self._calls.get()) is not None:
            name, args, kwargs, reply = call
            try:
                attribute = getattr(self._target, name)
                reply.put((True, attribute(*args, **kwargs) if callable(attribute) else attribute))
            except Exception as error:
                reply.put((False, error))

    def call(self, name, *args, **kwargs):
        reply = queue.SimpleQueue()
        self._calls.put((name, args, kwargs, reply))
        good, value = reply.get()
        if good:
            return value
        raise value

    def stop(self):
        self._calls.put(None)
        self._thread.join()


class Proxy:
    def __init__(self, server):
        self._server = server

    def __getattr__(self, name):
        return lambda *args, **kwargs: self._server.call(name, *args, **kwargs)


class Calculator:
    """Not safe for threads by itself: it takes two steps for everything."""

    def __init__(self):
        self.memory = 0
        self.callers = set()

    def add(self, amount, times=1):
        value = self.memory
        self.callers.add(threading.current_thread().name)
        self.memory = value + amount * times
        return self.memory

    def divide(self, by):
        self.memory //= by
        return self.memory


server = Server(Calculator())
proxy = Proxy(server)


def client(n):
    for _ in range(15):
        proxy.add(n, times=2)


threads = [threading.Thread(target=client, args=(n,)) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(proxy.memory(), proxy.callers(), proxy.divide(7))
for bad in (lambda: proxy.divide(0), lambda: proxy.multiply(2), lambda: proxy.add()):
    try:
        bad()
    except (ZeroDivisionError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
server.stop()

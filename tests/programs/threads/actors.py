"""Actors: a thread and a mailbox each; a counter, a router and a ring of forwarders."""
import queue
import threading


class Actor(threading.Thread):
    def __init__(self, name):
        super().__init__(name=name)
        self.mailbox = queue.Queue()
        self.start()

    def send(self, message, *args):
        self.mailbox.put((message, args))

    def ask(self, message, *args):
        reply = queue.Queue(1)
        self.send(message, *args, reply)
        return reply.get()

    def run(self):
        while True:
            message, args = self.mailbox.get()
            if message == "stop":
                return
            getattr(self, "on_" + message)(*args)


class Counter(Actor):
    value = 0

    def on_add(self, amount):
        self.value += amount

    def on_read(self, reply):
        reply.put((self.name, self.value))


class Router(Actor):
    def __init__(self, targets):
        self.targets = targets
        super().__init__("router")

    def on_add(self, amount):
        self.targets[amount % len(self.targets)].send("add", amount)

    def on_flush(self, reply):
        reply.put([t.ask("read") for t in self.targets])


class Forwarder(Actor):
    next = None

    def on_token(self, hops, trail, reply):
        trail = trail + [self.name]
        if hops:
            self.next.send("token", hops - 1, trail, reply)
        else:
            reply.put(trail)


counters = [Counter(f"counter-{n}") for n in range(3)]
router = Router(counters)
senders = [threading.Thread(target=lambda n=n: [router.send("add", i * 4 + n) for i in range(20)]) for n in range(4)]
for s in senders:
    s.start()
for s in senders:
    s.join()
print(router.ask("flush"), sum(range(80)))

ring = [Forwarder(f"node-{n}") for n in range(4)]
for node, following in zip(ring, ring[1:] + ring[:1]):
    node.next = following
print(ring[0].ask("token", 9, []))
for actor in [*counters, router, *ring]:
    actor.send("stop")
for actor in [*counters, router, *ring]:
    actor.join()
print(threading.active_count())

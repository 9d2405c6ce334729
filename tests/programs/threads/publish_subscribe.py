"""Publish and subscribe: topics, a queue per subscriber, unsubscribing, wildcard."""
import queue
import threading
from collections import defaultdict


class Broker:
    def __init__(self):
        self._lock = threading.RLock()
        self._topics = defaultdict(list)
        self.published = 0

    def subscribe(self, topic, subscriber):
        with self._lock:
            self._topics[topic].append(subscriber)

    def unsubscribe(self, topic, subscriber):
        with self._lock:
            self._topics[topic].remove(subscriber)

    def publish(self, topic, message):
        with self._lock:
            self.published += 1
            for subscriber in [*self._topics[topic], *self._topics["*"]]:
                subscriber.inbox.put((topic, message))


class Subscriber(threading.Thread):
    def __init__(self, name):
        super().__init__(name=name)
        self.inbox = queue.Queue()
        self.received = defaultdict(list)

    def run(self):
        while (item := self.inbox.get()) is not None:
            self.received[item[0]].append(item[1])


broker = Broker()
names = ["sport-fan", "news-fan", "everything", "leaver"]
fans = {name: Subscriber(name) for name in names}
broker.subscribe("sport", fans["sport-fan"])
broker.subscribe("news", fans["news-fan"])
broker.subscribe("weather", fans["news-fan"])
broker.subscribe("*", fans["everything"])
broker.subscribe("sport", fans["leaver"])
for fan in fans.values():
    fan.start()
broker.publish("sport", -1)
broker.unsubscribe("sport", fans["leaver"])
publishers = [
    threading.Thread(target=lambda topic=topic, base=base: [broker.publish(topic, base + n) for n in range(10)])
    for topic, base in (("sport", 0), ("news", 100), ("weather", 200))
]
for p in publishers:
    p.start()
for p in publishers:
    p.join()
for fan in fans.values():
    fan.inbox.put(None)
for name in names:
    fans[name].join()
    print(name, dict(sorted(fans[name].received.items())))
print(broker.published)

"""A pipeline of five stages, each a thread; queues between them; the order of items is kept."""
import queue
import threading

END = object()


class Stage(threading.Thread):
    def __init__(self, work, source, sink):
        super().__init__(name=work.__name__)
        self.work, self.source, self.sink = work, source, sink
        self.handled = 0

    def run(self):
        while (item := self.source.get()) is not END:
            self.handled += 1
            for result in self.work(item):
                self.sink.put(result)
        self.sink.put(END)


def split(line):
    yield from line.split()


def clean(word):
    word = word.strip(".,;!").lower()
    if word:
        yield word


def long_enough(word):
    if len(word) > 3:
        yield word


def measure(word):
    yield word, len(word), sum(map(ord, word)) % 97


def show(entry):
    yield "{0}:{1}:{2}".format(*entry)


TEXT = """It was a bright cold day in April, and the clocks were striking thirteen.
Winston Smith, his chin nuzzled into his breast in an effort to escape the vile wind,
slipped quickly through the glass doors of Victory Mansions; though not quickly enough."""

stages = [split, clean, long_enough, measure, show]
queues = [queue.Queue(4) for _ in stages] + [queue.Queue()]
threads = [Stage(work, queues[n], queues[n + 1]) for n, work in enumerate(stages)]
for t in threads:
    t.start()
for line in TEXT.splitlines():
    queues[0].put(line)
queues[0].put(END)
while (item := queues[-1].get()) is not END:
    print(item)
for t in threads:
    t.join()
    print(t.name, t.handled)

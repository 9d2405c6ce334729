"""random.Random per thread gives each its own stream; the shared module functions stay usable."""
import random
import threading

streams = {}


def draw(seed):
    rng = random.Random(seed)
    values = [rng.randrange(1000) for _ in range(20)]
    rng.shuffle(values)
    streams[seed] = (values[:5], rng.choice("abcdef"), round(rng.gauss(0, 1), 6), rng.sample(range(50), 3), rng.getrandbits(40))


threads = [threading.Thread(target=draw, args=(seed,)) for seed in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
parallel = dict(streams)
for seed in range(4):
    draw(seed)
    print(seed, streams[seed], streams[seed] == parallel[seed])

shared = random.Random(5)
expected = random.Random(5)
lock = threading.Lock()
drawn = []


def take():
    for _ in range(10):
        with lock:
            drawn.append(shared.random())


threads = [threading.Thread(target=take) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(drawn == [expected.random() for _ in range(30)])

random.seed(1)
values = []
threads = [threading.Thread(target=lambda: values.append(random.random())) for _ in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
random.seed(1)
print(sorted(values) == sorted(random.random() for _ in range(8)))
state = random.getstate()
t = threading.Thread(target=random.setstate, args=(state,))
t.start()
t.join()
print(random.getstate() == state)

"""dict, set, OrderedDict and defaultdict changed by several threads, with striped locks and without any; compared with what each thread did."""
import threading
from collections import OrderedDict, defaultdict

from _stress import check, in_threads, passed, scaled

STEPS = scaled(400)
THREADS = 5


def striped():
    """Keys are guarded by one of four locks; the sum of each key's changes is its value."""
    table, locks = {}, [threading.Lock() for _ in range(4)]

    def work(rng):
        net = defaultdict(int)
        for _ in range(STEPS):
            key = rng.randrange(60)
            amount = rng.randrange(-5, 6)
            with locks[key % 4]:
                value = table.get(key, 0) + amount
                if value:
                    table[key] = value
                else:
                    table.pop(key, None)
            net[key] += amount
        return net

    nets = in_threads(*[work] * THREADS)
    for key in range(60):
        check(sum(net[key] for net in nets) == table.get(key, 0), "striped", key)


def own_keys():
    """No locks: each thread changes keys of its own in one dict, one set."""
    table, members = {}, set()

    def work(me):
        def run(rng):
            mine = {}
            for _ in range(STEPS):
                key = (me, rng.randrange(30)) if rng.random() < 0.5 else f"{me}-{rng.randrange(30)}"
                if rng.random() < 0.6:
                    table[key] = mine[key] = rng.random()
                    members.add(key)
                elif key in mine:
                    check(table.pop(key) == mine.pop(key), key)
                    members.remove(key)
            return mine

        return run

    expected = {}
    for mine in in_threads(*[work(n) for n in range(THREADS)]):
        expected.update(mine)
    check(table == expected, "own keys", len(table), len(expected))
    check(members == set(expected), "own members", len(members), len(expected))
    check(len(table) == len(list(table)) == len(table.items()), "sizes")


def atomic_operations():
    """setdefault gives one winner, pop one taker, popitem each item once."""
    winners, tokens, bag = {}, dict.fromkeys(range(STEPS)), {n: n for n in range(STEPS)}

    def work(me):
        def run(rng):
            won, taken, drawn = [], [], []
            for n in rng.sample(range(STEPS), STEPS):
                if winners.setdefault(n, me) == me:
                    won.append(n)
                if tokens.pop(n, "gone") is None:
                    taken.append(n)
                try:
                    drawn.append(bag.popitem()[0])
                except KeyError:
                    pass
            return won, taken, drawn

        return run

    results = in_threads(*[work(n) for n in range(THREADS)])
    for index in range(3):
        everything = sorted(sum((result[index] for result in results), []))
        check(everything == list(range(STEPS)), "atomic", index, len(everything))


def ordered():
    table, lock = OrderedDict(), threading.Lock()

    def work(rng):
        for _ in range(STEPS // 2):
            with lock:
                key = rng.randrange(20)
                table[key] = table.pop(key, 0) + 1
                if rng.random() < 0.3:
                    table.move_to_end(rng.choice(list(table)), last=False)
                if len(table) > 12:
                    key, count = table.popitem(last=False)
                    table[key] = count
                check(len(list(table)) == len(table), "ordered size")

    in_threads(*[work] * THREADS)
    check(sum(table.values()) == (STEPS // 2) * THREADS, "ordered", sum(table.values()))
    check(list(reversed(list(reversed(table)))) == list(table), "links of both directions")


def snapshots():
    """Copies and sorted lists taken while others change are whole."""
    pairs = {n: (0, 0) for n in range(20)}
    stop = threading.Event()

    def writer(rng):
        for n in range(STEPS):
            pairs[rng.randrange(20)] = (n, -n)

    def reader(rng):
        while not stop.is_set():
            copy = pairs.copy() if rng.random() < 0.5 else dict(pairs)
            check(all(a == -b for a, b in copy.values()) and len(copy) == 20, copy)
            check(len(sorted(pairs.items())) == 20, "sorted")

    def writers(rng):
        try:
            in_threads(writer, writer)
        finally:
            stop.set()

    in_threads(writers, reader, reader)


striped()
own_keys()
atomic_operations()
ordered()
snapshots()
passed()

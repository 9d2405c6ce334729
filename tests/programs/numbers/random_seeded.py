"""random: the Mersenne Twister sequence for given seeds and all distributions."""
import random
for seed in (0, 1, 42, -5, 2**100, 1.5, "text", b"bytes", bytearray(b"ba"), None.__class__.__name__):
    r = random.Random(seed); print(repr(seed), r.random(), r.getrandbits(40), r.randrange(100), r.randint(-5, 5))
r = random.Random(12345)
print([r.randrange(10) for _ in range(10)], [r.randrange(5, 50, 5) for _ in range(5)], r.randrange(2**70), r.choice("abc"), r.choices("abc", k=5), r.choices([1, 2], weights=[1, 9], k=8), r.choices("xyz", cum_weights=[1, 2, 10], k=4), r.sample(range(100), 5), r.sample("abcdef", 3), r.sample([1, 2], counts=[3, 2], k=4), r.uniform(1, 5), r.triangular(), r.triangular(1, 10, 3), r.getrandbits(0), r.getrandbits(1), r.getrandbits(100), r.randbytes(5))
l = list(range(10)); r.shuffle(l); print(l, r.sample(range(10**12), 3), [round(f, 10) for f in (r.gauss(0, 1), r.gauss(0, 1), r.normalvariate(5, 2), r.expovariate(1.5), r.betavariate(2, 3), r.gammavariate(2, 1), r.gammavariate(0.5, 1), r.gammavariate(1, 2), r.lognormvariate(0, 1), r.vonmisesvariate(0, 4), r.paretovariate(3), r.weibullvariate(1, 2))], [r.binomialvariate(10, 0.3) for _ in range(4)], r.binomialvariate(100, 0.5))
s = r.getstate(); a = [r.random() for _ in range(3)]; r.setstate(s); print(a == [r.random() for _ in range(3)], s[0], len(s[1]), s[2])
random.seed(7); x = random.random(); random.seed(7); print(x == random.random(), random.randint(1, 6), random.seed(7, version=2), random.random(), random.seed("a", version=1), random.random())
for bad in ("r.randrange(0)", "r.randrange(5, 5)", "r.randrange(1, 2, 0)", "r.randrange(1.5)", "r.randint(5, 1)", "r.choice([])", "r.choice({})", "r.sample([1], 2)", "r.sample({1, 2}, 1)", "r.sample([1], -1)", "r.shuffle((1, 2))", "r.choices([], k=1)", "r.choices([1], weights=[1, 2])", "r.choices([1, 2], weights=[0, 0])", "r.choices([1], weights=[1], cum_weights=[1])", "r.getrandbits(-1)", "r.getrandbits('a')", "random.Random([])", "r.setstate((1, 2, 3))", "r.expovariate(0)", "r.randrange('a')", "r.choice(5)", "r.sample('abc', counts=[1], k=1)", "r.randbytes(-1)", "r.binomialvariate(5, 2)", "r.gammavariate(0, 1)", "random.seed([1])", "r.randint(1)"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
class Fixed(random.Random):
    def random(self): return 0.25
f = Fixed(); print(f.random(), f.randrange(8), f.choice("abcd"), f.uniform(0, 4), f.sample(range(4), 2), f.getrandbits(4) if 0 else "")
print(random.SystemRandom().random() < 1, isinstance(random.SystemRandom().getrandbits(8), int), len({random.Random(i).random() for i in range(100)}), sum(random.Random(3).random() for _ in range(1000)))
def monte_pi(n, r=random.Random(2024)): return 4 * sum(r.random() ** 2 + r.random() ** 2 <= 1 for _ in range(n)) / n
print(monte_pi(20000))
walk, pos = random.Random(99), 0
print([pos := pos + walk.choice((-1, 1)) for _ in range(20)], "".join(walk.choice("ACGT") for _ in range(30)), walk.shuffle(x := list("shuffle")) or "".join(x))

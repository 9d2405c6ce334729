# cProfile counts calls of functions, generators and natives, also by caller, and those that end by an exception.
import cProfile
import _lsprof
import os
import pstats


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def gen():
    yield 1
    yield 2


def bad():
    raise ValueError


def work():
    fact(5)
    fact(3)
    list(gen())
    items = []
    for _ in range(3):
        items.append(len(items))
    try:
        bad()
    except ValueError:
        pass
    sorted([3, 1, 2], key=lambda x: -x)
    max(*items)
    "{k}".format(**{"k": 1})
    dict.fromkeys("ab")
    any(a == 1 for a in (1, 2))


def short(key):
    return (os.path.basename(key[0]), *key[1:])


with cProfile.Profile() as profile:
    work()
profile.create_stats()
rows = [(short(key), cc, nc, sorted((short(c), *t[:2]) for c, t in callers.items())) for key, (cc, nc, _, _, callers) in profile.stats.items()]
for row in sorted(rows):
    print(row)

# A timer of one's own makes the times known.
ticks = iter(range(1000))
profile = cProfile.Profile(lambda: next(ticks), 0.5)
print(profile.runcall(fact, 3))
profile.create_stats()
for key, (cc, nc, tt, ct, callers) in sorted(profile.stats.items()):
    print(short(key), cc, nc, tt, ct)

plain = _lsprof.Profiler(subcalls=False, builtins=False)
plain.enable()
fact(len("abc"))
other = _lsprof.Profiler()
try:
    other.enable()
except ValueError as error:
    print(error)
plain.disable()
for entry in plain.getstats():
    print(entry.code.co_name, entry.callcount, entry.reccallcount, entry.calls)
plain.clear()
print(plain.getstats())
pstats.Stats(profile).strip_dirs().sort_stats("calls").print_callers("fact")

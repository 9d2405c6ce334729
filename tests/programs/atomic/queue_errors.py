# The first exception stops a transaction queue and comes out of run(); what was not executed stays in it.
import traceback
from transaction import TransactionQueue, is_atomic


class First(Exception):
    pass


class Second(Exception):
    pass


def fail(error):
    raise error


for _ in range(20):
    seen = []
    queue = TransactionQueue()
    queue.add(fail, First)
    queue.add(fail, Second)
    queue.add(seen.append, 42)
    queue.add(seen.append, 42)
    raised = []
    for _ in range(2):
        try:
            queue.run()
        except (First, Second) as error:
            raised.append(type(error).__name__)
    assert sorted(raised) == ["First", "Second"], raised
    for _ in range(2):
        queue.run()
        assert seen == [42, 42], seen
    assert queue.number_of_transactions_executed() == 4
print("one exception a run")

for _ in range(20):
    chains = [[] for _ in range(10)]

    def link(chain, i):
        chains[chain].append(i)
        if i == 4:
            chains[chain].append("end")
            raise First
        queue.add(link, chain, i + 1)

    queue = TransactionQueue()
    for chain in range(10):
        queue.add(link, chain, 0)
    try:
        queue.run()
    except First:
        pass
    else:
        raise AssertionError("not raised")
    ended = [chain for chain in chains if chain[-1:] == ["end"]]
    assert ended == [[0, 1, 2, 3, 4, "end"]], chains
    assert all(chain == list(range(len(chain))) for chain in chains if chain not in ended), chains
print("nothing is executed after it")


def outer():
    inner()


def inner():
    raise ValueError("from inside")


queue = TransactionQueue()
queue.add(outer)
try:
    queue.run()
except ValueError as error:
    names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
    print(names[0], names[-2:], error, error.__context__, is_atomic())
queue.run()

kept = []
queue.add(lambda: (kept.append("done"), fail(First)))
try:
    queue.run()
except First:
    print(kept)

for error in (SystemExit(3), KeyboardInterrupt()):
    queue.add(fail, error)
    try:
        queue.run()
    except BaseException as raised:
        print(repr(raised), raised is error)

queue = TransactionQueue()
try:
    queue.map(lambda i: 1 // i, [3, 2, 1, 0])
except ZeroDivisionError as error:
    print(error)
print(queue.map(abs, [-1, -2]))


def generate():
    yield
    raise Second("in a generator")


queue.add_generator(generate())
try:
    queue.run()
except Second as error:
    print(error)
print(queue.number_of_transactions_executed() > 4)

# An ordered queue gives what the serial loop gives, whatever the number of threads.
import transaction
from transaction import TransactionQueue

# As many threads as are asked for, even on one core.
transaction.getsegmentlimit = lambda: 4

state = [1]


def mix(i):
    state[0] = (state[0] * 31 + i) % 1_000_003


def loop(call):
    state[0] = 1
    for i in range(300):
        call(i)
    return state[0]


expected = loop(mix)
for segments in (0, 1, 2, 4):
    queue = TransactionQueue(ordered=True)
    assert loop(lambda i: queue.add(mix, i)) == 1
    queue.run(segments)
    assert state[0] == expected, (state, expected)
    assert queue.number_of_transactions_executed() == 300
print("serial result")

log = []


def visit(node, depth):
    log.append(node)
    if depth:
        queue.add(visit, node * 2, depth - 1)
        queue.add(visit, node * 2 + 1, depth - 1)


queue = TransactionQueue(ordered=True)
queue.add(visit, 1, 4)
queue.run()
print(log)

log = []


def generate(name, count):
    for i in range(count):
        log.append(f"{name}{i}")
        yield


queue = TransactionQueue(ordered=True)
queue.add_generator(generate("a", 3))
queue.add_generator(generate("b", 1))
queue.add(log.append, "last")
queue.run()
print(log)

log = []


def fails_at(i):
    log.append(i)
    if i in (3, 5):
        raise ValueError(i)


queue = TransactionQueue(ordered=True)
for i in range(8):
    queue.add(fails_at, i)
for _ in range(3):
    try:
        queue.run()
        print("end", log)
    except ValueError as error:
        print("failed at", error, log, queue.number_of_transactions_executed())
print(TransactionQueue(ordered=True).map(chr, range(97, 105)))

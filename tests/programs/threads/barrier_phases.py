"""A cyclic barrier: no thread enters a phase before all have left the one before."""
import threading

PARTIES, PHASES = 4, 6
done = [[] for _ in range(PHASES)]
violations = []
lock = threading.Lock()
turns = []


def phase_complete():
    turns.append([len(phase) for phase in done])


barrier = threading.Barrier(PARTIES, action=phase_complete)


def worker(me):
    for phase in range(PHASES):
        with lock:
            done[phase].append(me)
            if phase and len(done[phase - 1]) != PARTIES:
                violations.append((me, phase))
        index = barrier.wait()
        if index == 0:
            with lock:
                leaders.append(phase)


leaders = []
threads = [threading.Thread(target=worker, args=(n,)) for n in range(PARTIES)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for phase in done:
    print(sorted(phase))
print("violations", violations)
print("leaders per phase", sorted(leaders))
for turn in turns:
    print(turn)
print(barrier.parties, barrier.n_waiting, barrier.broken)

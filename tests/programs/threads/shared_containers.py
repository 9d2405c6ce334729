"""dict, list, set, deque, Counter, OrderedDict, defaultdict, bytearray and array changed by four threads under locks."""
import threading
from array import array
from collections import Counter, OrderedDict, defaultdict, deque

lock = threading.Lock()
plain, ordered, groups = {}, OrderedDict(), defaultdict(list)
items, members, line, counts = [], set(), deque(maxlen=50), Counter()
raw, numbers = bytearray(16), array("i", [0] * 8)


def work(n):
    for i in range(50):
        key = f"k{(n * 50 + i) % 60}"
        with lock:
            plain[key] = plain.get(key, 0) + i
            ordered[key] = n
            ordered.move_to_end(key)
            groups[i % 5].append(n)
            items.append((n, i))
            items.insert(0, items.pop())
            members.add(i * n % 37)
            members.symmetric_difference_update({i})
            line.append(n)
            line.rotate(1)
            counts[n] += i
            counts.update("ab")
            raw[i % 16] = (raw[i % 16] + n) % 256
            numbers[i % 8] += n * i


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()

print(sorted(plain.items())[:6], sum(plain.values()))
print(len(ordered), sorted(ordered) == sorted(plain))
print({k: sorted(v) == sorted([0, 1, 2, 3] * 10) for k, v in sorted(groups.items())})
print(len(items), sorted(items) == [(n, i) for n in range(4) for i in range(50)])
print(len(line), line.maxlen)
print(sorted(counts.items(), key=str))
print(raw.hex(), numbers.tolist())

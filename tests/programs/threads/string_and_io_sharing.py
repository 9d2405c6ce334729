"""StringIO, BytesIO and csv, json, textwrap used by threads at once."""
import csv
import io
import json
import textwrap
import threading

lock = threading.Lock()
shared = io.StringIO()
writer = csv.writer(shared)
results = {}


def work(n):
    own = io.BytesIO()
    for i in range(20):
        own.write(bytes([65 + (n + i) % 26]))
        with lock:
            writer.writerow([n, i, f"say \"{i}\"", i / 4])
    own.seek(5)
    data = json.dumps({"n": n, "text": own.read().decode(), "list": list(range(n)), "nested": {"a": [None, True, 1.5]}}, sort_keys=True)
    results[n] = (json.loads(data)["n"], data, textwrap.fill(data, 40).count("\n"))


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for n in sorted(results):
    print(results[n])
shared.seek(0)
rows = list(csv.reader(shared))
print(len(rows), sorted((int(n), int(i)) for n, i, *_ in rows) == [(n, i) for n in range(4) for i in range(20)], set(len(r) for r in rows))
print(sorted(rows)[0], sorted(rows)[-1])
pieces = []
buffer = io.StringIO()
done = threading.Event()


def tail():
    position = 0
    while True:
        ended = done.is_set()
        with lock:
            buffer.seek(position)
            piece = buffer.read()
            position = buffer.tell()
        if piece:
            pieces.append(piece)
        if ended:
            return


reader = threading.Thread(target=tail)
reader.start()
for n in range(30):
    with lock:
        buffer.seek(0, io.SEEK_END)
        buffer.write(f"{n},")
done.set()
reader.join()
print("".join(pieces))

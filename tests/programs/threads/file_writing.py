"""Threads write to one file under a lock, to files of their own, and read them back."""
import os
import tempfile
import threading

lock = threading.Lock()


def in_threads(work, count):
    threads = [threading.Thread(target=work, args=(n,)) for n in range(count)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "shared.txt")
    with open(path, "w") as shared:

        def write(n):
            for i in range(20):
                with lock:
                    shared.write(f"{n} ")
                    shared.write(f"{i}\n")

        in_threads(write, 4)
    with open(path) as f:
        lines = [tuple(map(int, line.split())) for line in f]
    print(len(lines), sorted(lines) == [(n, i) for n in range(4) for i in range(20)])
    print(all([i for m, i in lines if m == n] == list(range(20)) for n in range(4)))

    def own(n):
        with open(os.path.join(folder, f"own{n}.bin"), "wb") as f:
            for i in range(50):
                f.write(bytes([n, i]))

    in_threads(own, 3)
    sizes = {}

    def measure(n):
        with open(os.path.join(folder, f"own{n}.bin"), "rb") as f:
            data = f.read()
            sizes[n] = (len(data), sum(data), f.seek(-2, os.SEEK_END), list(f.read()))

    in_threads(measure, 3)
    print(sorted(sizes.items()), sorted(os.listdir(folder)))

    with open(path, "r+b", buffering=0) as raw:
        heads = []

        def read(n):
            with lock:
                raw.seek(0)
                heads.append(raw.read(1))

        in_threads(read, 3)
    print(len(heads), len(set(heads)))

    with open(path, "a") as f:
        t = threading.Thread(target=f.close)
        t.start()
        t.join()
        print(f.closed)
        try:
            f.write("x")
        except ValueError as error:
            print("ValueError:", error)
print(os.path.exists(folder))

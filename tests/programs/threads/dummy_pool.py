"""multiprocessing.dummy: Pool of threads, apply, map, starmap, imap, async results, Process, Queue."""
from multiprocessing.dummy import Lock, Pool, Process, Queue, Value


def cube(x):
    return x**3


def explode(x):
    if x == 3:
        raise ValueError("three")
    return x


if __name__ == "__main__":
    with Pool(3) as pool:
        print(pool.map(cube, range(10)))
        print(pool.starmap(pow, [(2, n) for n in range(6)]))
        print(list(pool.imap(cube, range(5))), sorted(pool.imap_unordered(cube, range(5), chunksize=2)))
        print(pool.apply(divmod, (17, 5)), pool.apply_async(cube, (4,)).get(timeout=30))
        result = pool.map_async(explode, range(6))
        try:
            result.get()
        except ValueError as error:
            print("ValueError:", error, result.ready(), result.successful())
        got, failed = [], []
        pool.apply_async(cube, (5,), callback=got.append).wait()
        pool.apply_async(explode, (3,), error_callback=failed.append).wait()
        pool.close()
        pool.join()
        print(got, failed)
        try:
            pool.map(cube, [1])
        except ValueError as error:
            print("ValueError:", error)

    total, lock, out = Value("i", 0), Lock(), Queue()

    def add(n):
        for _ in range(20):
            with lock:
                total.value += n
        out.put(n)

    processes = [Process(target=add, args=(n,)) for n in range(4)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(total.value, sorted(out.get() for _ in processes), [p.exitcode for p in processes])

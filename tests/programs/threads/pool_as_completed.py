"""as_completed and wait over futures whose order of completion is forced by events."""
import threading
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, as_completed, wait

gates = [threading.Event() for _ in range(5)]


def job(n):
    gates[n].wait()
    if n == 3:
        raise ValueError(f"job {n}")
    return n * 10


with ThreadPoolExecutor(5) as pool:
    futures = [pool.submit(job, n) for n in range(5)]
    index = {future: n for n, future in enumerate(futures)}
    gates[2].set()
    done, pending = wait(futures, return_when=FIRST_COMPLETED)
    print("first:", [index[f] for f in done], len(pending))
    seen = []
    for future in as_completed(futures[:3] + futures[4:]):
        seen.append(index[future])
        if len(seen) == 1:
            gates[0].set()
        elif len(seen) == 2:
            gates[4].set()
        elif len(seen) == 3:
            gates[1].set()
    print("as completed:", seen)
    done, pending = wait(futures, timeout=0.01)
    print("pending:", [index[f] for f in pending])
    gates[3].set()
    done, pending = wait(futures, return_when=FIRST_EXCEPTION)
    print("after exception:", len(done), len(pending))
    done, pending = wait(futures, return_when=ALL_COMPLETED)
    print(sorted(index[f] for f in done), pending)
    print([f.exception() and repr(f.exception()) for f in futures])
    try:
        blocked = pool.submit(threading.Event().wait, 0.2)
        for _ in as_completed([blocked], timeout=0.01):
            pass
    except TimeoutError as error:
        print("TimeoutError:", error)

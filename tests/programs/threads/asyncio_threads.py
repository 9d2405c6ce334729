"""asyncio with to_thread, run_in_executor, call_soon_threadsafe and run_coroutine_threadsafe."""
import asyncio
import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor

request = contextvars.ContextVar("request", default=None)


def blocking(n):
    return n * n, threading.current_thread() is threading.main_thread(), request.get()


def failing():
    raise LookupError("from the thread")


async def ticker(out):
    for n in range(3):
        out.append(n)
        await asyncio.sleep(0)


async def main():
    request.set("r1")
    print(await asyncio.to_thread(blocking, 7))
    loop = asyncio.get_running_loop()
    print(await asyncio.gather(*[loop.run_in_executor(None, blocking, n) for n in range(4)]))
    with ThreadPoolExecutor(2) as pool:
        print(await loop.run_in_executor(pool, sum, [1, 2, 3]))
        try:
            await loop.run_in_executor(pool, failing)
        except LookupError as error:
            print("LookupError:", error)

    done = asyncio.Event()
    arrived = []

    def outside():
        for n in range(3):
            loop.call_soon_threadsafe(arrived.append, n)
        loop.call_soon_threadsafe(done.set)

    t = threading.Thread(target=outside)
    t.start()
    await done.wait()
    t.join()
    print(arrived)

    out = []
    gate = threading.Event()
    waiting = asyncio.create_task(asyncio.to_thread(gate.wait))
    await ticker(out)
    print(out, waiting.done())
    gate.set()
    print(await waiting)


asyncio.run(main())


async def answer(n):
    await asyncio.sleep(0)
    return n + 1


loop = asyncio.new_event_loop()
runner = threading.Thread(target=loop.run_forever)
runner.start()
futures = [asyncio.run_coroutine_threadsafe(answer(n), loop) for n in range(5)]
print([f.result(timeout=30) for f in futures])
loop.call_soon_threadsafe(loop.stop)
runner.join()
loop.close()
print(loop.is_closed())

results = {}


def own_loop(n):
    results[n] = asyncio.run(answer(n * 100))


threads = [threading.Thread(target=own_loop, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results.items()))

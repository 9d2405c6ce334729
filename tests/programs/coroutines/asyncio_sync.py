"""asyncio queues, locks, events, semaphores, task groups."""
import asyncio
async def producer(q, n):
    for i in range(n):
        await q.put(i)
        await asyncio.sleep(0)
    await q.put(None)
async def consumer(q):
    out = []
    while (item := await q.get()) is not None:
        out.append(item * item)
        q.task_done()
    return out
async def main():
    q = asyncio.Queue(maxsize=2)
    _, out = await asyncio.gather(producer(q, 5), consumer(q))
    print(out, q.empty(), q.qsize())
    try: q.get_nowait()
    except asyncio.QueueEmpty: print("empty")
    pq = asyncio.PriorityQueue()
    for v in (3, 1, 2): pq.put_nowait(v)
    print([pq.get_nowait() for _ in range(3)])
    lock = asyncio.Lock()
    log = []
    async def crit(n):
        async with lock:
            log.append(f"in {n}")
            await asyncio.sleep(0)
            log.append(f"out {n}")
    await asyncio.gather(*(crit(i) for i in range(3)))
    print(log, lock.locked())
    ev = asyncio.Event()
    async def waiter(n):
        await ev.wait()
        return n
    ws = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    ev.set()
    print(await asyncio.gather(*ws), ev.is_set())
    sem = asyncio.Semaphore(2)
    active = peak = 0
    async def limited():
        nonlocal active, peak
        async with sem:
            active += 1
            peak = max(peak, active)
            await asyncio.sleep(0.001)
            active -= 1
    await asyncio.gather(*(limited() for _ in range(6)))
    print("peak", peak)
    cond = asyncio.Condition()
    items = []
    async def get():
        async with cond:
            await cond.wait_for(lambda: items)
            return items.pop()
    g = asyncio.create_task(get())
    await asyncio.sleep(0)
    async with cond:
        items.append("x")
        cond.notify()
    print(await g)
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(asyncio.sleep(0, "a"))
        b = tg.create_task(asyncio.sleep(0.001, "b"))
    print(a.result(), b.result())
    async def bad(e):
        await asyncio.sleep(0)
        raise e
    async def long():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("sibling cancelled")
            raise
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(long())
            tg.create_task(bad(ValueError("v")))
            tg.create_task(bad(TypeError("t")))
    except* ValueError as eg: print("values", eg.exceptions)
    except* TypeError as eg: print("types", eg.exceptions)
    b = asyncio.Barrier(2)
    async def meet(): return await b.wait()
    print(sorted(await asyncio.gather(meet(), meet())))
    print(await asyncio.to_thread(lambda x: x + 1, 4))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, sum, [1, 2, 3]))
asyncio.run(main())

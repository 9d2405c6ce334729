"""asyncio: run, tasks, gather, sleep order, timeouts, cancellation."""
import asyncio
async def work(n, delay, log):
    log.append(f"start {n}")
    await asyncio.sleep(delay)
    log.append(f"end {n}")
    return n * 10
async def main():
    log = []
    res = await asyncio.gather(work(1, 0.2, log), work(2, 0.05, log), work(3, 0, log))
    print(res, log)
    t = asyncio.create_task(work(4, 0, log), name="T4")
    print(t.get_name(), t.done())
    await t
    print(t.done(), t.result())
    async def fail(): raise ValueError("failed")
    print(await asyncio.gather(fail(), work(5, 0, log), return_exceptions=True))
    try:
        await asyncio.gather(fail(), work(6, 0, log))
    except ValueError as e:
        print("gather raised", e)
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except TimeoutError as e:
        print("timeout", repr(e))
    async def cancellable():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print("cancelled", e.args)
            raise
    c = asyncio.create_task(cancellable())
    await asyncio.sleep(0)
    print(c.cancel("why"))
    try:
        await c
    except asyncio.CancelledError:
        print(c.cancelled(), c.done())
    done, pending = await asyncio.wait({asyncio.create_task(work(7, 0, log)), asyncio.create_task(asyncio.sleep(5, "late"))}, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), done.pop().result())
    for p in pending: p.cancel()
    async with asyncio.timeout(1): await asyncio.sleep(0)
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(5)
    except TimeoutError:
        print("timeout ctx")
    for coro in asyncio.as_completed([work(8, 0.02, []), work(9, 0, [])]): print(await coro)
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_soon(fut.set_result, "from call_soon")
    print(await fut)
    order = []
    loop.call_later(0.01, order.append, "later")
    loop.call_soon(order.append, "soon")
    await asyncio.sleep(0.03)
    print(order)
    print(await asyncio.shield(work(10, 0, log)))
    print(asyncio.current_task().get_name() != "", len(asyncio.all_tasks()) >= 1)
    return "main result"
print(asyncio.run(main()))
try:
    asyncio.run(5)
except (ValueError, TypeError) as e:
    print(type(e).__name__, e)
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
async def nested():
    co = main()
    try:
        asyncio.run(co)
    except RuntimeError as e:
        print(e)
    co.close()
asyncio.run(nested())

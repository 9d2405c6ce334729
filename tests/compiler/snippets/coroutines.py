async def f(a):
    await a
    x = [await b for b in a]
    async with a as c, d:
        return await c
async def g(a):
    async for x in a:
        if x: break
        yield x
    else:
        await y
async def h():
    try:
        await a
    except E:
        await b
    finally:
        await c

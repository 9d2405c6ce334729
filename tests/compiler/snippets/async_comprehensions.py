async def f(a):
    [x async for x in a if await g(x)]
    {x: y async for x, y in a for z in y}
    (x async for x in a)
    return {x for x in [await y for y in a]}

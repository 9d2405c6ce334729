"""Signatures of builtins as inspect shows them."""
import collections, functools, inspect, itertools, math, operator, time, types

def f(): pass
for obj in (len, sorted, print, getattr, iter, dir, isinstance, pow, sum, open, compile, __import__, breakpoint, math.sin, math.hypot, math.log, math.gcd,
            functools.cmp_to_key, functools.cmp_to_key(f), functools.reduce, functools.partial, functools.lru_cache(f), functools._lru_cache_wrapper,
            operator.itemgetter, operator.itemgetter(1), operator.attrgetter("a"), operator.methodcaller("m"), operator.add, operator.call,
            itertools.chain, itertools.chain.from_iterable, itertools.islice, itertools.zip_longest, itertools.product, itertools.tee, itertools.count, itertools.repeat,
            str, int, float, list, dict, set, range, slice, map, object, type, property, reversed, enumerate, types.SimpleNamespace, types.ModuleType, types.CellType,
            str.join, "".join, str.maketrans, str.format, dict.fromkeys, dict.get, {}.pop, list.append, [].sort, bytes.hex, bytes.fromhex, object.__new__, object.__init__,
            object.__eq__, type.__prepare__, type.mro, int.__add__, (1).__add__, int.from_bytes, collections.deque.append, (x for x in ()).send):
    name = getattr(obj, "__qualname__", type(obj).__qualname__)
    try: signature = str(inspect.signature(obj))
    except ValueError as e: signature = type(e).__name__
    print(name, "|", " ".join(str(getattr(obj, "__text_signature__", "none")).split()), "|", signature)

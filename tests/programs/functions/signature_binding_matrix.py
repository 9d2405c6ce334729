"""Every parameter list against every call, exhaustively."""
import itertools
sigs = ["", "a", "a, b", "a, b=2", "a=1, b=2", "*a", "**k", "a, *b", "a, **k", "*, k", "*, k=1", "a, *, k", "a, *b, k=5", "a, /", "a, /, b", "a=1, /, b=2", "a, /, *, k", "a, b=2, /, c=3, *d, e=4, **f", "*a, **k", "a, /, **a2", "self", "a, *args, b, c=1"]
calls = ["", "1", "1, 2", "1, 2, 3", "a=1", "b=1", "k=1", "1, b=2", "1, k=2", "1, a=2", "*(1, 2)", "**{'a': 1}", "*(1,), **{'k': 2}", "1, *(2,), k=3", "a=1, b=2, k=3", "1, 2, 3, 4, 5, e=6, z=7", "**{'self': 1}", "1, b=2, c=3"]
for s in sigs:
    ns = {}
    exec(f"def f({s}): return {{k: v for k, v in sorted(locals().items())}}", ns)
    print(f"f({s})")
    for c in calls:
        try: print(f"   ({c}) {eval(f'f({c})', ns)}")
        except TypeError as e: print(f"   ({c}) {e}")

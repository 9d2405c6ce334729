"""and, or, not, conditional expressions, any/all, chained logic: values, order and number of evaluations."""
log = []
class B:
    def __init__(self, n, t): self.n, self.t = n, t
    def __bool__(self): log.append(self.n); return self.t
    def __repr__(self): return self.n
T, F = B("T", True), B("F", False)
for e in ("T and F", "F and T", "T or F", "F or T", "not T", "not F", "T and T and F", "F or F or T", "T and F or T", "F and T or F", "not T or T", "not (T and F)", "T if F else F", "F if T else T", "(T and F) or (F or T)", "T and not F", "not not T", "any([F, T, T])", "all([T, F, T])", "[x for x in (T, F, T) if x]", "bool(T)", "T and 1", "F and 1", "F or 0", "1 and T", "0 or F", "T is T and F", "T == T or F", "(F or T) and (T or F)", "x if (x := F) else T", "T and (F or (T and F))"):
    log.clear(); r = eval(e); print(f"{e:28} -> {r!r:6} evaluated {log}")
def stmt(kind, v):
    log.clear()
    match kind:
        case "if":
            if v: r = "then"
            else: r = "else"
        case "while":
            r = 0
            while v:
                r += 1
                if r == 2: break
        case "assert":
            try:
                assert v; r = "ok"
            except AssertionError: r = "failed"
        case "not":
            if not v: r = "not"
            else: r = "yes"
        case "elif":
            if F: r = 0
            elif v: r = 1
            else: r = 2
        case "ternary": r = "a" if v else "b"
        case "guard":
            match 1:
                case 1 if v: r = "guarded"
                case _: r = "fell"
        case "and": r = "x" if v and T else "y"
        case "or": r = "x" if v or F else "y"
        case "filter": r = list(filter(None, [v]))
    return r, list(log)
for k in "if while assert not elif ternary guard and or filter".split(): print(k, stmt(k, T), stmt(k, F))
class L0:
    def __len__(self): log.append("len"); return 0
class Bad:
    def __bool__(self): raise ZeroDivisionError("bool")
class NotBool:
    def __bool__(self): return "yes"
class BigLen:
    def __len__(self): return 2**63
class NegLen:
    def __len__(self): return -1
log.clear(); print(bool(L0()), not L0(), L0() or "or", log)
for o in (Bad(), NotBool(), BigLen(), NegLen()):
    for f in (lambda: bool(o), lambda: not o, lambda: 1 if o else 2, lambda: o and 1, lambda: any([o]), lambda: list(filter(None, [o]))):
        try: print(f(), end=" ")
        except Exception as e: print(type(e).__name__, e, end="; ")
    print()
print([bool(v) for v in (0, 0.0, 0j, "", b"", [], (), {}, set(), frozenset(), range(0), None, False, ..., NotImplemented is None, 1, -1, 0.1, " ", [0], (0,), {0: 0}, {0}, "0", b"\0", object, type, print, float("nan"), memoryview(b""), bytearray(), iter([]), (x for x in []), slice(0), lambda: 0)])
print(None or 0 or "" or [] or "last", 1 and "a" and [1] and "last", 0 and 1 / 0, 1 or 1 / 0, [] == False, not [] == True, (not []) == True, 1 < 2 and 2 < 3, 1 < 2 < 3 == 3, "a" in "abc" and "b" not in "xyz", None is None is not False, (1, 2) and (), {} or {"d": 1}, [x or "default" for x in (0, 1, "", "s")], max([], default=None) or "empty", (lambda a=None: a or [])(), sum([True, False, True]), [True, False].count(1), True + True, -True, ~False if 0 else True & 1)

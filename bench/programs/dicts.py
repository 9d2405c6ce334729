"""Dict-heavy work: counting, grouping, memoising, integer, string and tuple keys."""


def random_numbers(n, seed=42):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield seed >> 8


def count(n):
    seen = {}
    for r in random_numbers(n):
        key = r % 5003
        if key in seen:
            seen[key] += 1
        else:
            seen[key] = 1
    return seen


def group(n):
    groups = {}
    for r in random_numbers(n, 7):
        groups.setdefault(f"group{r % 257}", []).append(r)
    return {k: sum(v) % 1000 for k, v in sorted(groups.items())}


def paths(width, height):
    memo = {}

    def walk(x, y):
        if x == 0 or y == 0:
            return 1
        if (x, y) in memo:
            return memo[x, y]
        memo[x, y] = result = walk(x - 1, y) + walk(x, y - 1)
        return result

    return walk(width, height)


def invert(d):
    out = {}
    for k, v in d.items():
        out.setdefault(v, set()).add(k)
    return out


check = 0
for _ in range(12):
    seen = count(120_000)
    groups = group(60_000)
    inverse = invert(seen)
    check += len(seen) + max(seen.values()) + sum(groups.values()) + len(inverse) + paths(90, 90) % 1_000_007
    removed = [seen.pop(k) for k in list(seen) if k % 3 == 0]
    merged = {**seen, **{k + 10_000: v for k, v in seen.items()}}
    check += len(removed) + len(merged) + sum(merged.values())
print(check)

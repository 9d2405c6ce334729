"""Merge sort whose halves are sorted by threads down to a depth."""
import random
import threading


def merge(left, right):
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    return out + left[i:] + right[j:]


def merge_sort(items, depth):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    if depth == 0:
        return merge(merge_sort(items[:middle], 0), merge_sort(items[middle:], 0))
    halves = [items[:middle], items[middle:]]

    def sort_half(n):
        halves[n] = merge_sort(halves[n], depth - 1)

    threads = [threading.Thread(target=sort_half, args=(n,)) for n in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return merge(*halves)


rng = random.Random(11)
numbers = [rng.randrange(1000) for _ in range(400)]
for depth in range(4):
    print(depth, merge_sort(numbers, depth) == sorted(numbers))
pairs = [(n % 7, n) for n in numbers]
ordered = merge_sort(pairs, 2)
print(ordered[:3], ordered[-3:], ordered == sorted(pairs))
print(merge_sort([], 1), merge_sort([5], 1), "".join(merge_sort(list("parallel merge sort"), 3)).strip())

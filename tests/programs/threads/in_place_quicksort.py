"""Quicksort in place on one shared list: threads work on ranges that do not overlap."""
import random
import threading


def partition(a, low, high):
    pivot = a[(low + high) // 2]
    i, j = low, high
    while i <= j:
        while a[i] < pivot:
            i += 1
        while pivot < a[j]:
            j -= 1
        if i <= j:
            a[i], a[j] = a[j], a[i]
            i += 1
            j -= 1
    return j, i


def quicksort(a, low, high, depth=3):
    if low >= high:
        return
    j, i = partition(a, low, high)
    if depth and high - low > 20:
        helper = threading.Thread(target=quicksort, args=(a, low, j, depth - 1))
        helper.start()
        quicksort(a, i, high, depth - 1)
        helper.join()
    else:
        quicksort(a, low, j, 0)
        quicksort(a, i, high, 0)


rng = random.Random(3)
for size in (0, 1, 2, 50, 600):
    numbers = [rng.randrange(size or 1) for _ in range(size)]
    expected = sorted(numbers)
    quicksort(numbers, 0, len(numbers) - 1)
    print(size, numbers == expected)

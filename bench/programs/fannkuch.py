"""Pancake flipping over all permutations: small lists, slices and integer work."""


def fannkuch(n):
    permutation, count = list(range(n)), [0] * n
    checksum = longest = index = 0
    while True:
        if permutation[0]:
            work = permutation[:]
            flips = 0
            while first := work[0]:
                work[: first + 1] = work[first::-1]
                flips += 1
            longest = max(longest, flips)
            checksum += -flips if index & 1 else flips
        index += 1
        for i in range(1, n):
            permutation.insert(i, permutation.pop(0))
            count[i] += 1
            if count[i] <= i:
                break
            count[i] = 0
        else:
            return checksum, longest


print(*fannkuch(9))

"""Sets of strings iterate in some order; sorting makes it the same."""
words = {"alpha", "beta", "gamma", "delta"}
print(sorted(words), len(words), {w: len(w) for w in sorted(words)})

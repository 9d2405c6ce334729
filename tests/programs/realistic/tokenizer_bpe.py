"""Byte-pair encoding: training, encoding, decoding."""
from collections import Counter
CORPUS = "low lower lowest newer newest wider widest new low low wide renew lowering widening newish slow slower slowest"
def train(text, merges):
    words = Counter(tuple(w) + ("_",) for w in text.split())
    rules = []
    for _ in range(merges):
        pairs = Counter()
        for w, n in words.items():
            for p in zip(w, w[1:]): pairs[p] += n
        if not pairs: break
        best = max(pairs, key=lambda p: (pairs[p], p))
        if pairs[best] < 2: break
        rules.append(best)
        merged = Counter()
        for w, n in words.items():
            out, i = [], 0
            while i < len(w):
                if w[i:i + 2] == best: out.append(w[i] + w[i + 1]); i += 2
                else: out.append(w[i]); i += 1
            merged[tuple(out)] += n
        words = merged
    return rules, words
def encode(word, rules):
    parts = list(word) + ["_"]
    for a, b in rules:
        i = 0
        while i < len(parts) - 1:
            if parts[i] == a and parts[i + 1] == b: parts[i:i + 2] = [a + b]
            else: i += 1
    return parts
rules, words = train(CORPUS, 30)
print(rules); print(sorted(words.items())[:6])
for w in ("lowest", "newest", "widely", "slowness", "zebra", ""): print(w, encode(w, rules), "".join(encode(w, rules)).rstrip("_") == w)
vocab = {t: i for i, t in enumerate(sorted({p for w in CORPUS.split() for p in encode(w, rules)}))}
ids = [vocab[p] for w in CORPUS.split() for p in encode(w, rules)]
inverse = {i: t for t, i in vocab.items()}
print(len(vocab), ids[:15], "".join(inverse[i] for i in ids).replace("_", " ").strip() == CORPUS, len(CORPUS), len(ids))

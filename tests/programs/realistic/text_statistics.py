"""Word statistics, readability, Markov chains, spelling suggestions over a built-in text."""
import re, random, math
from collections import Counter, defaultdict
TEXT = """The old harbour lay quiet in the morning mist. Boats rocked gently, their ropes creaking; gulls argued over scraps.
"Did you hear?" asked Mira. "The lighthouse keeper has gone!" Nobody answered. The keeper had lived there for forty-two years,
and nobody remembered the tower without him. Still, the lamp burned on, night after night, as though the light itself
had decided to stay. Mira, who feared nothing but boredom, packed bread, rope and a small brass compass. By noon she had
rowed half way; by dusk the tower stood above her like a question nobody wanted to ask."""
words = re.findall(r"[a-z]+(?:[-'][a-z]+)*", TEXT.lower()); sentences = [s for s in re.split(r"(?<=[.!?])[\"\s]+", TEXT) if s]
c = Counter(words)
print(len(words), len(c), len(sentences), c.most_common(6), sorted(w for w, n in c.items() if n == 2)[:8], max(words, key=len), round(sum(map(len, words)) / len(words), 3))
def syllables(w): return max(1, len(re.findall(r"[aeiouy]+", w)) - w.endswith("e"))
print(round(206.835 - 1.015 * len(words) / len(sentences) - 84.6 * sum(map(syllables, words)) / len(words), 2), Counter(map(syllables, words)), Counter(map(len, words)).most_common(3))
for length in sorted({len(w) for w in words})[:6]: print(f"{length:>2} {'*' * sum(1 for w in words if len(w) == length)}")
letters = Counter(ch for ch in TEXT.lower() if ch.isalpha()); total = letters.total()
print(" ".join(f"{l}:{n / total:.3f}" for l, n in letters.most_common(5)), round(-sum(n / total * math.log2(n / total) for n in letters.values()), 4))
chain = defaultdict(list)
for a, b in zip(words, words[1:]): chain[a].append(b)
rng = random.Random(11); w, out = "the", ["the"]
for _ in range(18):
    w = rng.choice(chain.get(w) or words); out.append(w)
print(" ".join(out))
bigrams = Counter(zip(words, words[1:])); print([b for b, n in bigrams.most_common(3)], sum(1 for n in bigrams.values() if n == 1))
def edits1(w):
    splits = [(w[:i], w[i:]) for i in range(len(w) + 1)]; al = "abcdefghijklmnopqrstuvwxyz"
    return {a + b[1:] for a, b in splits if b} | {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1} | {a + x + b[1:] for a, b in splits if b for x in al} | {a + x + b for a, b in splits for x in al}
def correct(w):
    cand = {x for x in [w] if x in c} or {x for x in edits1(w) if x in c} or {x for e in edits1(w) for x in edits1(e) if x in c} or {w}
    return max(sorted(cand), key=c.get) if cand != {w} else w
print([correct(w) for w in ("harbor", "nite", "lihgt", "keper", "compas", "zzzz", "mira")])
index = defaultdict(set)
for i, s in enumerate(sentences):
    for w in re.findall(r"\w+", s.lower()): index[w].add(i)
def search(q):
    must = [index.get(t, set()) for t in q.split()]
    return sorted(set.intersection(*must)) if must else []
print(search("the"), search("the keeper"), search("mira compass"), search("dragon"), len(index))
def tfidf(w, i): s = re.findall(r"\w+", sentences[i].lower()); return s.count(w) / len(s) * math.log(len(sentences) / len(index[w]))
print([(i, max(re.findall(r"\w+", s.lower()), key=lambda w: (tfidf(w, i), w))) for i, s in enumerate(sentences)][:5])
concord = [f"{TEXT[max(0, m.start() - 15):m.start()]:>15}[{m[0]}]{TEXT[m.end():m.end() + 12]}".replace("\n", " ") for m in re.finditer("keeper|tower", TEXT)]
print(*concord, sep="\n")

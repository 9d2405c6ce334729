"""An inverted index built by threads from local documents and searched by others."""
import threading
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor

DOCUMENTS = {
    1: "the owl and the pussycat went to sea in a beautiful pea green boat",
    2: "they took some honey and plenty of money wrapped up in a five pound note",
    3: "the owl looked up to the stars above and sang to a small guitar",
    4: "what a beautiful pussycat you are you are what a beautiful pussycat you are",
    5: "they sailed away for a year and a day to the land where the bong tree grows",
}


class Index:
    def __init__(self):
        self._postings = defaultdict(dict)
        self._lengths = {}
        self._locks = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    def add(self, number, text):
        words = text.split()
        for word, count in Counter(words).items():
            with self._guard:
                lock = self._locks[word[0]]
            with lock:
                self._postings[word][number] = count
        self._lengths[number] = len(words)

    def search(self, query):
        words = query.split()
        hits = [self._postings.get(word, {}) for word in words]
        both = set.intersection(*map(set, hits)) if hits else set()
        return sorted(both, key=lambda n: (-sum(h[n] for h in hits) / self._lengths[n], n))


index = Index()
threads = [threading.Thread(target=index.add, args=item) for item in DOCUMENTS.items()]
for t in threads:
    t.start()
for t in threads:
    t.join()
queries = ["the", "beautiful pussycat", "and", "owl", "a", "they a", "missing", "you are what"]
with ThreadPoolExecutor(3) as pool:
    for query, found in zip(queries, pool.map(index.search, queries)):
        print(f"{query!r}: {found}")
print(len(index._postings), sum(sum(p.values()) for p in index._postings.values()) == sum(index._lengths.values()))

"""Map, shuffle, reduce: three rounds of threads over local documents."""
import threading
from collections import defaultdict

DOCUMENTS = {
    "d1": "to be or not to be that is the question",
    "d2": "the rest is silence and the readiness is all",
    "d3": "all the world is a stage and all the men players",
    "d4": "be not afraid of greatness",
}


def in_threads(work, items):
    out, lock, errors = [], threading.Lock(), []

    def run(item):
        try:
            result = list(work(item))
        except Exception as error:
            errors.append(error)
            return
        with lock:
            out.extend(result)

    threads = [threading.Thread(target=run, args=(item,)) for item in items]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if errors:
        raise errors[0]
    return out


def map_reduce(documents, mapper, reducer):
    pairs = in_threads(lambda item: mapper(*item), documents.items())
    groups = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(sorted(in_threads(lambda item: [(item[0], reducer(*item))], groups.items())))


print(map_reduce(DOCUMENTS, lambda name, text: ((w, 1) for w in text.split()), lambda word, ones: sum(ones)))
print(map_reduce(DOCUMENTS, lambda name, text: ((w, name) for w in set(text.split())), lambda word, names: sorted(names)))
print(map_reduce(DOCUMENTS, lambda name, text: ((len(w), w) for w in text.split()), lambda n, words: len(set(words))))
try:
    map_reduce(DOCUMENTS, lambda name, text: [(text[100], 1)], None)
except IndexError as error:
    print("IndexError:", error)

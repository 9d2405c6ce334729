"""Words of many documents counted into one shared dict under one lock; they are cleaned and stemmed outside of it."""
import threading

from _measure import THREADS, in_threads

DOCUMENTS, WORDS = 900, 120
SYLLABLES = ["ba", "ko", "ri", "tel", "mun", "sa", "fer", "li", "do", "wen", "ta", "pro"]
ENDINGS = ["", "s", "ing", "ed", "ly", ","]

counts = {}
lock = threading.Lock()


def document(number):
    """A text; some words are far more frequent than others."""
    state = number * 7919 + 13
    words = []
    for _ in range(WORDS):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        a, b = (state >> 5) % 12, (state >> 12) % 12
        word = SYLLABLES[a] + SYLLABLES[b]
        if state >> 20 & 3:
            word += SYLLABLES[(state >> 24) % 12]
        words.append((word.title() if state & 64 else word) + ENDINGS[(state >> 8) % 6])
    return " ".join(words)


def stem(word):
    word = word.strip(".,;:!?").lower()
    for ending in ("ing", "ed", "ly", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word


def work(index):
    total = 0
    for number in range(index, DOCUMENTS * THREADS, THREADS):
        for word in document(number).split():
            word = stem(word)
            with lock:
                counts[word] = counts.get(word, 0) + 1
            total += 1
    return total


totals = in_threads(work)
top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]
print(totals, sum(counts.values()), len(counts), top)

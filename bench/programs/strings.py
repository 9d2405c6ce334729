"""Building, splitting, joining, replacing and formatting strings."""

WORDS = "the quick brown fox jumps over the lazy dog while seven wizards brew strange potions".split()


def build(n):
    text = ""
    for i in range(n):
        text += WORDS[i % len(WORDS)]
        text += " " if i % 7 else "\n"
    return text


def histogram(text):
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def encode(text):
    out, previous, run = [], "", 0
    for ch in text:
        if ch == previous:
            run += 1
        else:
            if run:
                out.append(f"{previous}{run}")
            previous, run = ch, 1
    out.append(f"{previous}{run}")
    return "".join(out)


check = 0
for round_ in range(110):
    text = build(9_000)
    lines = [line.strip().title().center(60, ".") for line in text.splitlines()]
    joined = "\n".join(lines).replace("Fox", "cat").upper()
    table = "".join(f"{i:05d}|{line[:20]:<24}|{len(line):>6,}\n" for i, line in enumerate(lines))
    counts = histogram(joined.lower())
    code = encode(text[:20_000])
    check += len(joined) + len(table) + len(code) + counts.get("dog", 0) + joined.count("A") + text.find("wizards brew")
    check += sum(1 for ch in text if ch in "aeiou") + len(text[::-1].partition("xof")[2])
print(check)

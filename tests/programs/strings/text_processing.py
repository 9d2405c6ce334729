"""Small text routines built only on str methods."""
def caesar(s, k): return "".join(chr((ord(c) - b + k) % 26 + b) if c.isalpha() and c.isascii() and (b := ord("A" if c.isupper() else "a")) else c for c in s)
print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out.append(f"{j - i}{s[i]}" if j - i > 1 else s[i])
        i = j
    return "".join(out)
def unrle(s):
    out, n = [], ""
    for c in s:
        if c.isdigit(): n += c
        else: out.append(c * int(n or 1)); n = ""
    return "".join(out)
print(rle("WWWWBBBWWC"), unrle(rle("WWWWBBBWWC")))
def is_pal(s): t = [c.lower() for c in s if c.isalnum()]; return t == t[::-1]
print([is_pal(x) for x in ("A man, a plan, a canal: Panama", "nope", "", "Été")])
def wrap(text, width):
    line, lines = [], []
    for w in text.split():
        if sum(map(len, line)) + len(line) + len(w) > width: lines.append(" ".join(line)); line = []
        line.append(w)
    return lines + ([" ".join(line)] if line else [])
def justify(line, width):
    words = line.split()
    if len(words) == 1: return line.ljust(width)
    gaps, spaces = len(words) - 1, width - sum(map(len, words))
    return "".join(w + " " * (spaces // gaps + (i < spaces % gaps)) for i, w in enumerate(words[:-1])) + words[-1]
text = "It was the best of times, it was the worst of times, it was the age of wisdom"
for l in wrap(text, 24): print("|" + justify(l, 24) + "|")
def table(rows):
    widths = [max(len(str(r[i])) for r in rows) for i in range(len(rows[0]))]
    for r in rows: print(" | ".join(str(c).rjust(w) if isinstance(c, (int, float)) else str(c).ljust(w) for c, w in zip(r, widths)))
table([("name", "qty", "price"), ("apple", 3, 1.5), ("watermelon", 12, 0.25)])
def snake(s): return "".join("_" + c.lower() if c.isupper() and i else c.lower() for i, c in enumerate(s))
def camel(s): return "".join(p.title() for p in s.split("_"))
print(snake("someMethodName"), camel("some_method_name"), "-".join(reversed("a-b-c".split("-"))), " ".join(w[::-1] for w in "abc def".split()))
def roman(n):
    out = ""
    for v, r in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        out += r * (n // v); n %= v
    return out
print([roman(n) for n in (1, 4, 9, 14, 1994, 2024)])
ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
def words(n):
    if n < 20: return ones[n]
    if n < 100: return tens[n // 10 - 2] + ("-" + ones[n % 10] if n % 10 else "")
    if n < 1000: return ones[n // 100] + " hundred" + (" and " + words(n % 100) if n % 100 else "")
    for v, name in ((10**6, "million"), (10**3, "thousand")):
        if n >= v: return words(n // v) + " " + name + (" " + words(n % v) if n % v else "")
print([words(n) for n in (0, 13, 42, 100, 215, 1001, 1234567)])
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b): t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1): prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]
print(lcs("AGGTAB", "GXTXAYB"), edit("kitten", "sitting"), edit("", "abc"), edit("日本", "日木"))
print("".join(sorted(set("mississippi"))), {c: "mississippi".count(c) for c in sorted(set("mississippi"))}, "mississippi".translate(str.maketrans("is", "!$")))
anag = {}
for w in "listen silent enlist google elbow below inlets".split(): anag.setdefault("".join(sorted(w)), []).append(w)
print([v for v in anag.values() if len(v) > 1])

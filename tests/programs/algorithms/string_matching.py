"""KMP, Z function, Rabin-Karp, Boyer-Moore-Horspool, Aho-Corasick, suffix arrays, Manacher, edit automata."""
from collections import deque
def prefix(p):
    f, k = [0] * len(p), 0
    for i in range(1, len(p)):
        while k and p[k] != p[i]: k = f[k - 1]
        k += p[k] == p[i]; f[i] = k
    return f
def kmp(t, p):
    f, k, out = prefix(p), 0, []
    for i, c in enumerate(t):
        while k and p[k] != c: k = f[k - 1]
        k += p[k] == c
        if k == len(p): out.append(i - k + 1); k = f[k - 1]
    return out
def zf(s):
    z, l, r = [0] * len(s), 0, 0
    for i in range(1, len(s)):
        if i < r: z[i] = min(r - i, z[i - l])
        while i + z[i] < len(s) and s[z[i]] == s[i + z[i]]: z[i] += 1
        if i + z[i] > r: l, r = i, i + z[i]
    return z
def rabin(t, p, b=256, m=1000003):
    n = len(p); h = pow(b, n - 1, m); hp = ht = 0
    for i in range(n): hp, ht = (hp * b + ord(p[i])) % m, (ht * b + ord(t[i])) % m
    out = []
    for i in range(len(t) - n + 1):
        if hp == ht and t[i:i + n] == p: out.append(i)
        if i < len(t) - n: ht = ((ht - ord(t[i]) * h) * b + ord(t[i + n])) % m
    return out
def horspool(t, p):
    skip, out, i = {c: len(p) - 1 - k for k, c in enumerate(p[:-1])}, [], 0
    while i <= len(t) - len(p):
        if t[i:i + len(p)] == p: out.append(i)
        i += skip.get(t[i + len(p) - 1], len(p))
    return out
class Aho:
    def __init__(self, words):
        self.next, self.fail, self.out = [{}], [0], [[]]
        for w in words:
            s = 0
            for c in w:
                if c not in self.next[s]: self.next[s][c] = len(self.next); self.next.append({}); self.fail.append(0); self.out.append([])
                s = self.next[s][c]
            self.out[s].append(w)
        q = deque(self.next[0].values())
        while q:
            s = q.popleft()
            for c, t in self.next[s].items():
                q.append(t); f = self.fail[s]
                while f and c not in self.next[f]: f = self.fail[f]
                self.fail[t] = self.next[f].get(c, 0) if self.next[f].get(c, 0) != t else 0
                self.out[t] += self.out[self.fail[t]]
    def find(self, text):
        s = 0
        for i, c in enumerate(text):
            while s and c not in self.next[s]: s = self.fail[s]
            s = self.next[s].get(c, 0)
            for w in self.out[s]: yield i - len(w) + 1, w
def manacher(s):
    t = "|" + "|".join(s) + "|"; r = [0] * len(t); c = 0
    for i in range(len(t)):
        if i < c + r[c]: r[i] = min(c + r[c] - i, r[2 * c - i])
        while i - r[i] - 1 >= 0 and i + r[i] + 1 < len(t) and t[i - r[i] - 1] == t[i + r[i] + 1]: r[i] += 1
        if i + r[i] > c + r[c]: c = i
    k = max(range(len(t)), key=lambda i: r[i]); return s[(k - r[k]) // 2:(k + r[k]) // 2]
text = "abracadabra abracadabra cadabra bra" * 3
for p in ("abra", "cadabra", "a", "zzz", "bra abr"): ref = [i for i in range(len(text)) if text.startswith(p, i)]; print(p, ref[:5], len(ref), kmp(text, p) == rabin(text, p) == horspool(text, p) == ref)
print(prefix("ababaca"), zf("aabxaabxcaabxaabxay"), list(Aho(["he", "she", "his", "hers", "e"]).find("ushers his")), manacher("forgeeksskeegfor"), manacher("abc"))
s = "banana$"; sa = sorted(range(len(s)), key=lambda i: s[i:]); print(sa, [s[i:] for i in sa][:4])
def lcp(s, sa): return [next((k for k in range(len(s)) if s[a + k:a + k + 1] != s[b + k:b + k + 1]), 0) for a, b in zip(sa, sa[1:])]
l = lcp(s, sa); k = max(range(len(l)), key=l.__getitem__); print(l, s[sa[k]:sa[k] + l[k]])
def wildcard(p, s):
    dp = [True] + [False] * len(s)
    for c in p:
        if c == "*":
            for j in range(1, len(s) + 1): dp[j] = dp[j] or dp[j - 1]
        else: dp = [False] + [dp[j] and c in ("?", s[j]) for j in range(len(s))]
    return dp[-1]
import fnmatch
pairs = [(p, w) for p in ("a*b", "?x*", "*", "", "a?c", "*ab*", "a**b") for w in ("ab", "axxb", "xx", "", "abc", "cabd")]; print([w for p, w in pairs if wildcard(p, w)] == [w for p, w in pairs if fnmatch.fnmatchcase(w, p)], sum(wildcard(p, w) for p, w in pairs))

"""Huffman coding: tree, codes, bit packing, round trip."""
import heapq
from collections import Counter
from dataclasses import dataclass, field
@dataclass(order=True)
class Node:
    weight: int
    order: int
    symbol: str | None = field(compare=False, default=None)
    left: "Node | None" = field(compare=False, default=None, repr=False)
    right: "Node | None" = field(compare=False, default=None, repr=False)
def tree(text):
    heap = [Node(w, i, s) for i, (s, w) in enumerate(sorted(Counter(text).items()))]
    heapq.heapify(heap)
    n = len(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, Node(a.weight + b.weight, n, None, a, b)); n += 1
    return heap[0]
def codes(node, prefix=""):
    if node.symbol is not None: return {node.symbol: prefix or "0"}
    return codes(node.left, prefix + "0") | codes(node.right, prefix + "1")
def encode(text, table):
    bits = "".join(table[c] for c in text)
    pad = -len(bits) % 8
    return bytes([pad]) + int("1" + bits + "0" * pad, 2).to_bytes((len(bits) + pad) // 8 + 1, "big")[1:]
def decode(data, root):
    bits = "".join(f"{b:08b}" for b in data[1:])
    bits = bits[:len(bits) - data[0]]
    if root.symbol is not None: return root.symbol * len(bits)
    out, node = [], root
    for b in bits:
        node = node.left if b == "0" else node.right
        if node.symbol is not None: out.append(node.symbol); node = root
    return "".join(out)
for text in ("abracadabra", "aaaa", "the quick brown fox jumps over the lazy dog", "mississippi river" * 20, "é😀é"):
    root = tree(text); table = codes(root); data = encode(text, table)
    print(repr(text[:20]), sorted(table.items(), key=lambda kv: (len(kv[1]), kv))[:5], len(text.encode()), len(data), decode(data, root) == text, data[:6].hex())
print(tree("aab"), sum(len(c) * n for n, c in ((Counter("abracadabra")[s], c) for s, c in codes(tree("abracadabra")).items())))
def lzw(data):
    table, w, out = {bytes([i]): i for i in range(256)}, b"", []
    for b in data:
        c = w + bytes([b])
        if c in table: w = c
        else: out.append(table[w]); table[c] = len(table); w = bytes([b])
    return out + ([table[w]] if w else [])
def unlzw(codes):
    table = {i: bytes([i]) for i in range(256)}
    w = out = table[codes[0]]
    for k in codes[1:]:
        e = table[k] if k in table else w + w[:1]
        out += e; table[len(table)] = w + e[:1]; w = e
    return out
c = lzw(b"TOBEORNOTTOBEORTOBEORNOT" * 5); print(c[:20], len(c), unlzw(c) == b"TOBEORNOTTOBEORTOBEORNOT" * 5)
def bwt(s): s += "\0"; t = sorted(s[i:] + s[:i] for i in range(len(s))); return "".join(r[-1] for r in t)
def ibwt(r):
    t = [""] * len(r)
    for _ in r: t = sorted(c + x for c, x in zip(r, t))
    return next(x for x in t if x.endswith("\0"))[:-1]
print(repr(bwt("banana")), ibwt(bwt("banana bandana")))

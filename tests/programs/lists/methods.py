"""list methods and operators, with error messages."""
l = [3, 1, 2]
l.append(4); l.extend("ab"); l.insert(0, "first"); l.insert(-1, "near"); l.insert(100, "last"); print(l)
print(l.pop(), l.pop(0), l.pop(-2), l, l.index(1), l.count("a"), l.remove("a"), l)
l.reverse(); print(l, l.copy() is l, l.copy() == l, l * 2, 2 * l, l + [9], l * -1)
l.clear(); print(l, not l, len(l), bool([0]))
print(list("abc"), list(range(3)), list({1: 2}), list((1,)), [1, [2, [3]]], [[]] * 2, list(x for x in "xy"), [*"ab", *[1]])
a = [[0] * 2] * 2; a[0][0] = 1; print(a)
a = [1, 2, 3, 2, 1]
print(a.index(2), a.index(2, 2), a.index(1, -2), a.index(3, 0, 5), 2 in a, 9 not in a, a == [1, 2, 3, 2, 1], a != [1], a < [1, 3], a[::-1] == a, max(a), min(a), sum(a))
a += "xy"; a *= 2; print(a, len(a))
a[2:5] = []; a[0:0] = [7, 8]; a[len(a):] = ["end"]; a[1:3] = "wxyz"; print(a)
del a[::2], a[0]; print(a)
s = [1, 2, 3]; s[:] = s[::-1]; s[1:1] = s; print(s)
s = [0] * 10; s[::3] = range(4); s[-1:0:-4] = "abc"; print(s)
r = [1]; r.append(r); print(r, r == r, r[1][1][0], repr([r, r]), len(r)); 
try: r == [1, r]
except RecursionError as e: print("RecursionError")
for bad in ("[].pop()", "[1].pop(5)", "[1].remove(2)", "[1].index(2)", "[1, 2].index(1, 1)", "[1][1]", "[1]['a']", "[1][None]", "[1] + (2,)", "[1] + 'a'", "[1] * 'a'", "[1] * [1]", "[1] * 1.5", "[].extend(5)", "[].insert()", "[].append()", "hash([])", "[1] < 1", "[1] < ['a']", "list(5)", "list(None)", "[] - []", "[1].sort(key=5)", "[1, 'a'].sort()", "[][0]", "[].pop(1.5)", "[].pop('a')", "[1] @ [1]", "[].foo", "[1, 2](0)", "[x for x in None]", "list.append(5, 1)", "list.append([])", "[1] * 10**19", "[0] * 2**62"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
l = [1, 2, 3]
for bad in ("l[5] = 1", "l['a'] = 1", "del l[5]", "l[0:1] = 5", "l[::2] = [1]", "l[::2] = 5", "del l['a']", "l += 5", "l *= 'a'", "l[0]['x'] = 1", "l.x = 1", "l[1.0] = 2", "a, b = l", "a, b, c, d = l"):
    try: exec(bad)
    except Exception as e: print(bad, "->", type(e).__name__, e)
print(l, l.__contains__(2), l.__len__(), l.__getitem__(slice(0, 2)), l.__iter__().__next__(), l.__reversed__().__next__(), l.__add__([4]), l.__mul__(1), l.__eq__([1, 2, 3]), l.__eq__((1, 2, 3)), l.__lt__([9]), l.__hash__, l.__iadd__([4]) is l, l.__imul__(1) is l, len(list.__doc__) > 9, l.__init__([9]), l, l.__sizeof__() > 0, list.__new__(list), [m for m in dir(list) if not m.startswith("_")])
class E:
    def __eq__(self, o): lst.clear(); return False
lst = [E(), E(), E()]
print(lst.count(1), lst, [E()].index if 0 else "")
lst = [E(), 1]
try: lst.remove(5)
except ValueError as e: print(e, lst)
lst = [1, E(), 2]
print(5 in lst, lst)

"""dbm.dumb and shelve."""
import dbm, dbm.dumb, os, pickle, shelve, tempfile
folder = tempfile.mkdtemp(); os.chdir(folder)
with dbm.dumb.open("plain") as d:
    d["a"] = b"one"; d[b"b"] = "two"; d["\u00fc"] = b"x" * 600; d["a"] = b"ONE!"; d["\u00fc"] = b"y" * 2000; d["gone"] = b""; del d["gone"]
    print(sorted(d), len(d), d["a"], d[b"b"], len(d["\u00fc"]), "a" in d, "zz" in d, d.get("zz"), d.setdefault("n", b"new"), d.pop("n"), type(d).__name__)
print(open("plain.dir", "rb").read(), os.path.getsize("plain.dat"), sorted(os.listdir()), dbm.whichdb("plain"), dbm.whichdb("none"))
with dbm.open("plain", "r") as d:
    print(d.keys(), d.items()[:2])
    for action in (lambda: d.__setitem__("a", "b"), lambda: d.__delitem__("a"), lambda: d["zz"], lambda: d[5], lambda: d.clear()):
        try: action()
        except Exception as e: print(type(e).__name__, e)
for action in (lambda: d["a"], lambda: len(d), lambda: list(d), lambda: dbm.open("none"), lambda: dbm.dumb.open("none", "r"), lambda: dbm.dumb.open("plain", "x")):
    try: print(action())
    except Exception as e: print(type(e).__name__, str(e).replace(folder, ""))
print(dbm.error, dbm.dumb.error, dbm.__all__)
open("other", "wb").write(b"not a database at all"); print(repr(dbm.whichdb("other")))
try: dbm.open("other")
except dbm.error as e: print(e)
db = dbm.dumb.open("shelf", "n")
with shelve.Shelf(db) as s:
    s["list"] = [1, {"k": (2, 3)}]; s["none"] = None; s["f"] = 1.5
    s["list"].append("lost")
    print(sorted(s.items(), key=lambda p: p[0]), len(s), "f" in s)
with shelve.Shelf(dbm.dumb.open("shelf", "w"), writeback=True) as s: s["list"].append("kept")
with shelve.Shelf(dbm.dumb.open("shelf", "r")) as s: print(s["list"], sorted(s.keys()))

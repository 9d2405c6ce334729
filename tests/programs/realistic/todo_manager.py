"""A to-do manager: command parsing, dataclasses, sorting, filters, JSON export, undo."""
import argparse, json, sys
from dataclasses import dataclass, field, asdict
from datetime import date
from enum import IntEnum
import copy
class Prio(IntEnum):
    LOW = 1; NORMAL = 2; HIGH = 3
@dataclass
class Task:
    id: int
    text: str
    prio: Prio = Prio.NORMAL
    due: date | None = None
    tags: set[str] = field(default_factory=set)
    done: bool = False
    def __str__(self):
        due = f" (due {self.due:%d %b})" if self.due else ""
        tags = "".join(f" @{t}" for t in sorted(self.tags))
        return f"[{'x' if self.done else ' '}] {self.id}. {self.text}{due}{tags} {'!' * self.prio}"
class Todo:
    def __init__(self): self.tasks, self.next, self.history = {}, 1, []
    def command(self, line):
        verb, _, rest = line.strip().partition(" ")
        handler = getattr(self, f"do_{verb}", None)
        if handler is None: raise LookupError(f"no command {verb!r}")
        if getattr(handler, "changes", False): self.history.append((copy.deepcopy(self.tasks), self.next))
        try: return handler(rest)
        except Exception:
            if getattr(handler, "changes", False): self.history.pop()
            raise
    def changing(f): f.changes = True; return f
    @changing
    def do_add(self, rest):
        words, kw = [], {"tags": set()}
        for w in rest.split():
            if w[0] == "!": kw["prio"] = Prio[w[1:].upper()]
            elif w[0] == "@": kw["tags"].add(w[1:])
            elif w.startswith("due:"): kw["due"] = date.fromisoformat(w[4:])
            else: words.append(w)
        if not words: raise ValueError("nothing to add")
        t = self.tasks[self.next] = Task(self.next, " ".join(words), **kw)
        self.next += 1
        return f"added {t}"
    @changing
    def do_done(self, rest):
        try: t = self.tasks[int(rest)]
        except KeyError: raise ValueError(f"no task {rest}") from None
        t.done = True
        return f"finished {t.text!r}"
    def do_list(self, rest):
        ts = [t for t in self.tasks.values() if not rest or rest[1:] in t.tags]
        return "\n".join(map(str, sorted(ts, key=lambda t: (t.done, -t.prio, t.due or date.max, t.id)))) or "nothing"
    def do_search(self, q): return [t.id for t in self.tasks.values() if q in t.text]
    def do_stats(self, _): n = len(self.tasks); d = sum(t.done for t in self.tasks.values()); return f"{d}/{n} done ({d / n:.0%})"
    def do_undo(self, _):
        if not self.history: raise ValueError("nothing to undo")
        self.tasks, self.next = self.history.pop()
        return "undone"
    def do_export(self, _): return json.dumps([asdict(t) for t in self.tasks.values()], default=lambda o: sorted(o) if isinstance(o, set) else str(o))
ap = argparse.ArgumentParser(); ap.add_argument("mode"); ap.add_argument("--verbose", action="store_true"); ns = ap.parse_args()
todo = Todo()
for line in sys.stdin:
    if ns.verbose: print(">", line.strip())
    if line.strip() == "quit": break
    try: print(todo.command(line))
    except (ValueError, LookupError, IndexError) as e: print(f"error: {type(e).__name__}: {e}")
print("bye", len(todo.tasks), len(todo.history))

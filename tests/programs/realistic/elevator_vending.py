"""Two controllers: an elevator with SCAN scheduling and a vending machine giving change."""
from collections import deque
from dataclasses import dataclass
@dataclass(frozen=True)
class Call: time: int; start: int; goal: int; who: str
class Elevator:
    def __init__(self, floors, capacity): self.floors, self.capacity, self.at, self.dir, self.inside, self.waiting, self.log, self.moves = floors, capacity, 0, 1, [], deque(), [], 0
    def wanted(self): return {c.goal for c in self.inside} | ({c.start for c in self.waiting} if len(self.inside) < self.capacity else set())
    def step(self, now):
        out = [c for c in self.inside if c.goal == self.at]
        for c in out: self.inside.remove(c); self.log.append(f"t{now:02} {c.who} leaves at {self.at} after {now - c.time}")
        boarding = [c for c in self.waiting if c.start == self.at][:self.capacity - len(self.inside)]
        for c in boarding: self.waiting.remove(c); self.inside.append(c); self.log.append(f"t{now:02} {c.who} boards at {self.at}")
        if out or boarding: return
        want = self.wanted()
        if not want: return
        if not any((f - self.at) * self.dir > 0 for f in want): self.dir = -self.dir
        self.at += self.dir; self.moves += 1
    def run(self, calls):
        calls, now = deque(sorted(calls, key=lambda c: c.time)), 0
        while calls or self.inside or self.waiting:
            while calls and calls[0].time <= now: self.waiting.append(calls.popleft())
            self.step(now); now += 1
        return now
e = Elevator(10, 2); end = e.run([Call(0, 3, 7, "ann"), Call(1, 5, 0, "bob"), Call(2, 2, 8, "cy"), Call(9, 9, 1, "di"), Call(9, 8, 4, "ed")]); print(*e.log, sep="\n"); print(end, e.moves, e.at)
class VendError(Exception): pass
class Vending:
    def __init__(self, stock, coins): self.stock, self.coins, self.credit, self.paid = {k: list(v) for k, v in stock.items()}, dict(coins), 0, []
    def insert(self, coin):
        if coin not in self.coins: raise VendError(f"coin {coin} rejected")
        self.coins[coin] += 1; self.credit += coin; self.paid.append(coin)
    def change(self, amount):
        coins = sorted(self.coins, reverse=True)
        def go(i, left):
            if left == 0: return {}
            if i == len(coins): return None
            for n in range(min(left // coins[i], self.coins[coins[i]]), -1, -1):
                r = go(i + 1, left - n * coins[i])
                if r is not None: return {coins[i]: n, **r} if n else r
            return None
        return go(0, amount)
    def buy(self, item):
        if item not in self.stock: raise VendError(f"no {item}")
        price, count = self.stock[item]
        if not count: raise VendError(f"{item} sold out")
        if self.credit < price: raise VendError(f"{item} costs {price}, credit {self.credit}")
        back = self.change(self.credit - price)
        if back is None: raise VendError("cannot give change")
        for c, n in back.items(): self.coins[c] -= n
        self.stock[item][1] -= 1; self.credit = 0; self.paid.clear()
        return item, back
    def cancel(self):
        for c in self.paid: self.coins[c] -= 1
        out, self.paid, self.credit = self.paid[:], [], 0
        return out
v = Vending({"cola": (150, 1), "chips": (85, 2), "gum": (30, 9)}, {200: 0, 100: 1, 50: 1, 20: 2, 10: 1, 5: 0})
for act in ("v.insert(200)", "v.buy('cola')", "v.buy('gum')", "v.insert(7)", "v.insert(100)", "v.buy('chips')", "v.buy('cola')", "v.cancel()", "v.insert(20)", "v.insert(20)", "v.buy('gum')", "v.buy('water')", "v.cancel()"):
    try: print(act, "->", eval(act), v.credit)
    except VendError as x: print(act, "!", x)
print(v.stock, v.coins)

"""Cigarette smokers: an agent lays two ingredients, the one smoker who has the third takes them."""
import threading

INGREDIENTS = ("tobacco", "paper", "matches")
table, cond = set(), threading.Condition()
log = []
deals = ["tobacco", "paper", "matches", "matches", "tobacco", "paper", "paper", "tobacco"]


def agent():
    for missing in deals:
        with cond:
            cond.wait_for(lambda: not table)
            table.update(set(INGREDIENTS) - {missing})
            cond.notify_all()
    with cond:
        cond.wait_for(lambda: not table)
        table.add("closed")
        cond.notify_all()


def smoker(own):
    needed = set(INGREDIENTS) - {own}
    while True:
        with cond:
            cond.wait_for(lambda: table == needed or "closed" in table)
            if "closed" in table:
                return
            table.clear()
            log.append(own)
            cond.notify_all()


threads = [threading.Thread(target=smoker, args=(own,)) for own in INGREDIENTS] + [threading.Thread(target=agent)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log, log == deals)

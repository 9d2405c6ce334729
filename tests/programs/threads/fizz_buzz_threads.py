"""Four threads print one FizzBuzz: each knows its own case only."""
import threading

LIMIT = 31


class FizzBuzz:
    def __init__(self):
        self.n = 1
        self.cond = threading.Condition()
        self.out = []

    def run(self, mine, word):
        while True:
            with self.cond:
                self.cond.wait_for(lambda: self.n > LIMIT or mine(self.n))
                if self.n > LIMIT:
                    return
                self.out.append(word(self.n))
                self.n += 1
                self.cond.notify_all()


game = FizzBuzz()
players = [
    (lambda n: n % 3 == 0 and n % 5, lambda n: "Fizz"),
    (lambda n: n % 5 == 0 and n % 3, lambda n: "Buzz"),
    (lambda n: n % 15 == 0, lambda n: "FizzBuzz"),
    (lambda n: n % 3 and n % 5, str),
]
threads = [threading.Thread(target=game.run, args=player) for player in players]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(" ".join(game.out))

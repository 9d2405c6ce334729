"""A crossing whose light changes in a fixed order: cars of one road pass together, never cars of both."""
import threading


class Crossing:
    def __init__(self):
        self.cond = threading.Condition()
        self.green = "north"
        self.inside = {"north": 0, "east": 0}
        self.passed = []
        self.accidents = 0

    def drive(self, road, car):
        with self.cond:
            self.cond.wait_for(lambda: self.green == road)
            self.inside[road] += 1
        with self.cond:
            if self.inside["north"] and self.inside["east"]:
                self.accidents += 1
            self.inside[road] -= 1
            self.passed.append((road, car))
            self.cond.notify_all()

    def switch(self, road):
        with self.cond:
            self.green = None
            self.cond.wait_for(lambda: not any(self.inside.values()))
            self.green = road
            self.cond.notify_all()

    def wait_for(self, count):
        with self.cond:
            self.cond.wait_for(lambda: len(self.passed) >= count)


crossing = Crossing()
waves = [("north", 4), ("east", 3), ("north", 2), ("east", 5)]
total, cars = 0, []
for number, (road, count) in enumerate(waves):
    crossing.switch(road)
    for n in range(count):
        car = threading.Thread(target=crossing.drive, args=(road, f"{number}.{n}"))
        car.start()
        cars.append(car)
    total += count
    crossing.wait_for(total)
    print(road, sorted(name for r, name in crossing.passed[-count:]))
stuck = threading.Thread(target=crossing.drive, args=("north", "last"))
stuck.start()
print(len(crossing.passed), crossing.accidents)
crossing.switch("north")
for car in [*cars, stuck]:
    car.join()
print(crossing.passed[-1], crossing.inside)

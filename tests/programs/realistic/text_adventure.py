"""A text adventure as a state machine reading commands from standard input."""
class Item:
    def __init__(self, name, desc, portable=True): self.name, self.desc, self.portable = name, desc, portable
class Room:
    def __init__(self, name, desc, dark=False): self.name, self.desc, self.dark, self.exits, self.items = name, desc, dark, {}, {}
    def connect(self, way, other):
        back = {"north": "south", "south": "north", "east": "west", "west": "east"}
        self.exits[way], other.exits[back[way]] = other, self
        return self
class Game:
    def __init__(self):
        hall, cave, den, shed = Room("Hall", "A stone hall."), Room("Cave", "Water drips.", dark=True), Room("Den", "A dragon sleeps here.", dark=True), Room("Shed", "Dusty.")
        hall.connect("north", cave).connect("east", shed); cave.connect("west", den)
        for room, item in ((hall, Item("lamp", "an old lamp")), (hall, Item("statue", "a heavy statue", False)), (cave, Item("sword", "a sharp sword"))): room.items[item.name] = item
        self.here, self.bag, self.lit, self.running, self.score, self.turns = hall, {}, False, True, 0, 0
        self.commands = {n[3:]: getattr(self, n) for n in dir(self) if n.startswith("do_")}
    def visible(self): return not self.here.dark or self.lit
    def do_look(self, *_):
        "look: describe the room"
        if not self.visible(): return "It is pitch dark."
        items = ", ".join(i.desc for i in self.here.items.values()) or "nothing"
        return f"{self.here.name}: {self.here.desc} You see {items}. Exits: {', '.join(sorted(self.here.exits))}."
    def do_go(self, way="", *_):
        "go WAY: move"
        if way not in self.here.exits: return f"You cannot go {way or 'nowhere'}."
        self.here = self.here.exits[way]
        return self.do_look()
    def do_take(self, name="", *_):
        "take ITEM"
        item = self.here.items.get(name)
        if item is None or not self.visible(): return f"There is no {name} here."
        if not item.portable: return "Too heavy."
        self.bag[name] = self.here.items.pop(name); self.score += 5
        return f"Taken: {item.desc}."
    def do_drop(self, name="", *_):
        if name not in self.bag: return f"You have no {name}."
        self.here.items[name] = self.bag.pop(name)
        if name == "lamp": self.lit = False
        return "Dropped."
    def do_light(self, name="", *_):
        if name != "lamp" or "lamp" not in self.bag: return "You cannot light that."
        self.lit = True
        return "The lamp glows."
    def do_fight(self, *_):
        if self.here.name != "Den": return "There is nobody to fight."
        if "sword" not in self.bag: self.running = False; return "The dragon eats you."
        self.score += 50; self.here.desc = "A dead dragon lies here."
        return "You slay the dragon!"
    def do_inventory(self, *_): return "You carry: " + (", ".join(sorted(self.bag)) or "nothing") + "."
    def do_quit(self, *_): self.running = False; return "Bye."
    def play(self):
        print(self.do_look())
        while self.running:
            try: line = input("> ")
            except EOFError: break
            print(line)
            verb, *rest = line.lower().split() or [""]
            self.turns += 1
            matches = [c for c in self.commands if c.startswith(verb)] if verb else []
            print(self.commands[matches[0]](*rest) if len(matches) == 1 else f"I do not know how to {verb}.")
        print(f"Score {self.score} in {self.turns} turns.")
Game().play()

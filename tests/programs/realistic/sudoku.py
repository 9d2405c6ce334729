"""Sudoku by constraint propagation and search."""
ROWS, COLS = "ABCDEFGHI", "123456789"
cross = lambda a, b: [x + y for x in a for y in b]
SQUARES = cross(ROWS, COLS)
UNITS = [cross(ROWS, c) for c in COLS] + [cross(r, COLS) for r in ROWS] + [cross(r, c) for r in ("ABC", "DEF", "GHI") for c in ("123", "456", "789")]
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: set(sum(UNITS_OF[s], [])) - {s} for s in SQUARES}
searched = 0
def parse(grid):
    values = dict.fromkeys(SQUARES, COLS)
    for s, d in zip(SQUARES, (c for c in grid if c in "123456789.0")):
        if d in COLS and not assign(values, s, d): return None
    return values
def assign(values, s, d): return values if all(eliminate(values, s, x) for x in values[s].replace(d, "")) else None
def eliminate(values, s, d):
    if d not in values[s]: return values
    values[s] = values[s].replace(d, "")
    if not values[s]: return None
    if len(values[s]) == 1 and not all(eliminate(values, p, values[s]) for p in PEERS[s]): return None
    for u in UNITS_OF[s]:
        places = [x for x in u if d in values[x]]
        if not places: return None
        if len(places) == 1 and not assign(values, places[0], d): return None
    return values
def search(values):
    global searched
    searched += 1
    if values is None: return None
    if all(len(values[s]) == 1 for s in SQUARES): return values
    s = min((s for s in SQUARES if len(values[s]) > 1), key=lambda s: (len(values[s]), s))
    for d in values[s]:
        if r := search(assign(values.copy(), s, d)): return r
    return None
def show(values):
    for i, r in enumerate(ROWS):
        print(" ".join(values[r + c] + (" |" if c in "36" else "") for c in COLS))
        if r in "CF": print("------+-------+------")
def valid(values): return all({values[s] for s in u} == set(COLS) for u in UNITS)
for grid in ("003020600900305001001806400008102900700000008006708200002609500800203009005010300", "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......", "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4.."):
    searched = 0
    r = search(parse(grid))
    show(r); print(valid(r), searched)
print(search(parse("11" + "." * 79)), len(SQUARES), len(UNITS), len(PEERS["E5"]))

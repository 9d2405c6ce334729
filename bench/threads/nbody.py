"""A planetary system for each thread; private work."""
from _measure import in_threads

STEPS = 22_000


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


def system(seed):
    return [
        Body(float(i) * (1.0 + 0.1 * seed), (i * 7 % 5) / 3.0, (i * 3 % 4) / 5.0, 0.1 * i, -0.05 * i, 0.02 * i, 1.0 + i / 4.0)
        for i in range(5)
    ]


def advance(bodies, pairs, dt):
    for a, b in pairs:
        dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
        distance = dx * dx + dy * dy + dz * dz + 0.05
        magnitude = dt / (distance * distance**0.5)
        a.vx -= dx * b.mass * magnitude
        a.vy -= dy * b.mass * magnitude
        a.vz -= dz * b.mass * magnitude
        b.vx += dx * a.mass * magnitude
        b.vy += dy * a.mass * magnitude
        b.vz += dz * a.mass * magnitude
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def work(index):
    bodies = system(index)
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1 :]]
    for _ in range(STEPS):
        advance(bodies, pairs, 0.001)
    return sum(b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz) for b in bodies) / 2


for energy in in_threads(work):
    print(f"{energy:.9f}")

"""Alternating frames are not abbreviated, repeated ones are."""
def ping(n):
    if n == 0:
        raise LookupError("bottom")
    pong(n)
def pong(n):
    ping(n - 1)
ping(4)

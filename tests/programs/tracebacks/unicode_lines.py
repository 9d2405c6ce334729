"""Carets under wide and combining characters."""
def größe(x):
    return "日本語" + x + 1 if x else None
größe("é")

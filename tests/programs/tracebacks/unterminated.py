"""Unterminated triple quote."""
x = """abc
def

"""A syntax error in the script itself."""
def f(:
    pass

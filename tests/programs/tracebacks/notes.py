"""Notes after the message."""
e = ValueError("first line\nsecond line")
e.add_note("note 1")
e.add_note("note 2\n  indented")
e.__notes__.append(5)
raise e

"""A -c command that is indented as a whole is an error (until 3.14)."""

"""A syntax error of a -c command."""

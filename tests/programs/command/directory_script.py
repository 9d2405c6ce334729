"""A directory with __main__.py is run as a script."""

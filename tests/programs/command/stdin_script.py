"""A script on standard input; its tracebacks name <stdin>."""

"""Writing to a pipe whose reader has gone: BrokenPipeError."""

"""-c runs a command; what follows it are its arguments."""

"""-m runs a package's __main__."""

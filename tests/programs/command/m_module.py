"""-m runs a module of a package."""

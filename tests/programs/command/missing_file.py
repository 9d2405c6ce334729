"""A script that does not exist: status 2."""

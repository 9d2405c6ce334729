"""PYTHONPATH is searched after the script's folder, in order."""
import which_one
print(which_one.WHERE)

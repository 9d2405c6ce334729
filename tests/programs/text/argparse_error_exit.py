"""A wrong argument ends the program with status 2 and a message on stderr."""
import argparse
parser = argparse.ArgumentParser(description="Count things.")
parser.add_argument("--count", type=int, required=True, help="how many")
parser.add_argument("--name", default="x")
print("before")
args = parser.parse_args()
print("never", args)

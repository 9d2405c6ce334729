"""-h prints the help and ends with status 0."""
import argparse
parser = argparse.ArgumentParser(description="Greets people politely, one after the other.")
parser.add_argument("names", nargs="+", metavar="NAME", help="whom to greet")
parser.add_argument("-g", "--greeting", default="Hello", help="what to say (default: %(default)s)")
parser.parse_args()

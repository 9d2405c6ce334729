"""A traceback of a -c command names <string> and shows no source."""

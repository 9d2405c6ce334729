"""from None hides the context."""
try:
    {}["a"]
except KeyError:
    raise LookupError("clean message") from None

VALUE = "package value"


def __getattr__(name):
    if name == "dynamic_name":
        return f"made for {__name__}"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

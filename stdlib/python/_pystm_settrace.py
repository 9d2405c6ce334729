"""What sys.settrace() and sys.setprofile() call, so that the interpreter changes its loop at once: see vm/core/tracing.ts."""


def nothing():
    pass

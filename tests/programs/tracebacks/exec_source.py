"""Code from exec and compile has no source lines."""
def run(src):
    exec(src, {"helper": helper})
def helper():
    raise KeyError("from helper")
run("def f():\n    helper()\nf()\n")

"""An uncaught KeyboardInterrupt: traceback and death by SIGINT."""
def work():
    raise KeyboardInterrupt
work()

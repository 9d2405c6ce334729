"""Who was executed, in order."""
executed = []


def note(name):
    executed.append(name)

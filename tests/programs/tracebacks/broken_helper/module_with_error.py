def boot():
    return [int(x) for x in "12a"]


boot()

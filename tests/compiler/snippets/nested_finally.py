def f():
    for x in a:
        try:
            with b:
                try:
                    c()
                except D:
                    continue
                finally:
                    lambda: x
        finally:
            e()

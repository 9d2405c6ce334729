class A: pass
@dec
class B(A, *bases, metaclass=M, **kw):
    """Doc."""
    __private = 1
    x: int
    y: str = "a"
    def f(self):
        self.attr = self.__private
        self.other: int = 1
        return super().f()
    z = [x for i in y]

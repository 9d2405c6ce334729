class C(B):
    def f(self):
        super().f(1)
        super(C, self).g
        return super().x
    def g():
        super().f()
    @classmethod
    def h(cls):
        return lambda: super(cls, cls).h()

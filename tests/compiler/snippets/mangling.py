class _C__:
    __a = 1
    def f(self, __b):
        global __g
        __g = self.__a = __b.__c
        import __d.e as __h
        return lambda __x: __x + __h, self.__dunder__, __b
    def g(self, *, __k=1): pass
class ___:
    __a = 1

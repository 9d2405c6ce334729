"""What pystm has of PyPy's module of this name: __pypy__.thread."""

from __pypy__ import thread

"""The names that pypy-stm's module __pypy__.thread offers; see the module transaction."""

from transaction import atomic, getsegmentlimit, hint_commit_soon, is_atomic, last_abort_info, signals_enabled

"""A package imported by several threads at once."""
import threads_pkg.log as log

log.note("package")

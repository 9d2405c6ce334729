"""An error inside an imported module."""
import broken_helper.module_with_error

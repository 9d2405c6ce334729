"""The version by its first two numbers."""

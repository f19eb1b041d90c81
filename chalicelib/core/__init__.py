"""The rules: standard library and NumPy only."""

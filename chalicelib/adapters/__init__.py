"""The outside world, one module a need."""

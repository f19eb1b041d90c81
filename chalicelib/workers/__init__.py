"""Functions that parse one message and call one use case."""

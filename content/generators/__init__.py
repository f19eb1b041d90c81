"""Makers of files and values: one module per generator, each with `generate(draw, options)`."""

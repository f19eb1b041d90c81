"""Joins what all of certification shares to its adapters: cached factories, like `wiring`."""

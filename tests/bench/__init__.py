"""Measures, printed and written to `bench.json`: ratios in one run, CPU time only."""

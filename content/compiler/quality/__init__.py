"""What can be measured of a bank without asking anybody: coverage, clarity, leaks, balance."""

"""Item parameters from answers: maximum likelihood, and what must be checked before they serve."""

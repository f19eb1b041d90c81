"""HTTP: one folder per audience, one file per subject."""

"""Generators of the competences of this area."""

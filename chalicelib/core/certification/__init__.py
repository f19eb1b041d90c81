"""Certification: what an exam is worth, and what becomes of it."""

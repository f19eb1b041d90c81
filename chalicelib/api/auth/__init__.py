"""Signing in and out: the only routes that read a cookie."""

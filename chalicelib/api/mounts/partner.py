"""What institutions read."""

from chalice.app import Blueprint

MOUNTS: tuple[tuple[Blueprint, str], ...] = ()

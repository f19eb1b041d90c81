"""Which blueprint is served where: the lists that `app.py` registers, one a deployment.

Each list is imported only where it is served: what a deployment does not serve costs it nothing.
"""

from collections.abc import Sequence
from importlib import import_module

from chalice.app import Blueprint

from chalicelib.api.public.service import service
from chalicelib.settings import DEPLOYMENTS, Settings

Mount = tuple[Blueprint, str]
"""A blueprint, and the prefix of its routes."""

EVERYWHERE: tuple[Mount, ...] = ((service, "/api"),)
"""Each deployment says how it is."""


def mounts_of(settings: Settings) -> Sequence[Mount]:
    """What this deployment serves."""
    served = [name for name in DEPLOYMENTS if settings.serves(name)]
    lists = [import_module(f"{__name__}.{name}").MOUNTS for name in served]
    return [*EVERYWHERE, *(mount for one in lists for mount in one)]


def all_mounts() -> Sequence[Mount]:
    """What all deployments serve together."""
    return mounts_of(Settings(deployment="all"))

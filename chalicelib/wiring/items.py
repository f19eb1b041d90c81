"""Joins what exams choose items from to its adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.item_pools import CachedItemPools
from chalicelib.adapters.prices import S3Prices
from chalicelib.ports import bank as bank_ports
from chalicelib.settings import settings


@cache
def prices() -> bank_ports.Prices:
    """Snapshots of prices."""
    return S3Prices(settings().bucket_name("content"), region=settings().region)


@cache
def item_pools() -> bank_ports.ItemPools:
    """What exams choose from."""
    return CachedItemPools(wiring.content(), prices(), wiring.clock())

"""Joins counts of what is asked, and the prices made of them, to adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.uses import DynamoUseCounts
from chalicelib.core.certification import versions
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.ports import bank as bank_ports
from chalicelib.services import exposure
from chalicelib.wiring import items as items_wiring


@cache
def use_counts() -> bank_ports.UseCounts:
    """How often challenges were asked."""
    return DynamoUseCounts()


@cache
def exposure_doors() -> exposure.ExposureDoors:
    """What prices are made from."""
    return exposure.ExposureDoors(
        releases=wiring.releases(), counts=use_counts(), prices=items_wiring.prices()
    )


def exam_policy() -> Policy:
    """The rules that exams choose items by: those of the usual version."""
    return versions.exam_policy(wiring.releases().current())

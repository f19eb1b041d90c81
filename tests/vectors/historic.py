"""Certifications of before the adaptive exam, and the double one: `v2.*` and `clea.*`."""

from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.core.certification import historic, result
from chalicelib.core.errors import DomainError

Input = Mapping[str, Any]
Output = Mapping[str, Any]


def certified_level(given: Input) -> Output:
    """`v2.certified_level`."""
    verdict = historic.verdict(
        challenges=given["challenges"],
        correct=given["correct"],
        neutralized=given["neutralized"],
        rate=given["reproducibility_rate"],
    )
    return {"level": historic.certified_level(verdict, estimated=given["estimated_level"])}


def certified_score(given: Input) -> Output:
    """`v2.certified_score`."""
    found = historic.certified_pix(given["outcome"], estimated=given["estimated_score"])
    return {"score": found}


def enough_non_neutralized(given: Input) -> Output:
    """`v2.enough_non_neutralized`."""
    trusted = historic.is_trusted(challenges=given["challenges"], kept=given["non_neutralized"])
    return {"trusted": trusted}


def contract(given: Input) -> Output:
    """`v2.contract`."""
    try:
        historic.check_coherence(given["score"], rate=given["reproducibility_rate"])
    except DomainError:
        return {"error": True}
    return {"error": False}


def clea_acquired(given: Input) -> Output:
    """`clea.acquired`."""
    acquired = result.is_clea_acquired(
        given["pix_score"],
        minimum_pix=given["minimum_earned_pix"],
        is_certified=given["has_acquired_pix_certification"],
        is_fraud=given["rejected_for_fraud"],
    )
    return {"acquired": acquired}


FUNCTIONS: Mapping[str, Callable[[Input], Output]] = {
    "v2.certified_level": certified_level,
    "v2.certified_score": certified_score,
    "v2.enough_non_neutralized": enough_non_neutralized,
    "v2.contract": contract,
    "clea.acquired": clea_acquired,
}

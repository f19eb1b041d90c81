"""Whom a session expects: the candidate that somebody says to be. Tolerant, and never a guess."""

from collections.abc import Iterable

from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.roster_match import Claim, name_distance


def the_expected(claim: Claim, candidates: Iterable[Candidate]) -> Candidate | None:
    """The candidate that the claim names, or None when nobody or several could be meant.

    The birth date is exact; names may hold slips, and the nearest wins: twins are told apart.
    """
    near = [
        (distance, one) for one in candidates if (distance := _distance(claim, one)) is not None
    ]
    if not near:
        return None
    least = min(distance for distance, _ in near)
    nearest = [one for distance, one in near if distance == least]
    return nearest[0] if len(nearest) == 1 else None


def _distance(claim: Claim, candidate: Candidate) -> int | None:
    if claim.birth_date != candidate.birth_date:
        return None
    first = name_distance(claim.first_name, candidate.first_name)
    last = name_distance(claim.last_name, candidate.last_name)
    return None if first is None or last is None else first + last

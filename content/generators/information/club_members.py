"""A club's members by town and activity, to filter, count and total."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES, TOWNS, drawn_until
from content.generators.workbooks import workbook

_ACTIVITIES = ("Aviron", "Badminton", "Danse", "Escalade", "Judo", "Natation", "Randonnée", "Tir")
_LEAST, _MOST = 5, 45


class _Member(NamedTuple):
    first_name: str
    family_name: str
    town: str
    activity: str
    fee: int


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`question`: `count` (of a town and an activity) or `totals` (which activity earns most)."""
    question = _counted if options["question"] == "count" else _totalled
    values, members = drawn_until(
        lambda: question(draw, _members(draw)), lambda made: bool(made[0])
    )
    titles = ("Prénom", "Nom", "Commune", "Activité", "Cotisation (€)")
    return Variant(values, {"adherents.xlsx": workbook({"Adhérents": [titles, *members]})})


def _members(draw: Draw) -> list[_Member]:
    towns = draw.sample(TOWNS, 5)
    crowded = [*towns, *towns[:2], *towns[:2]]
    activities = draw.sample(_ACTIVITIES, 6)
    fees = {activity: draw.integer(6, 24) * 10 for activity in activities}
    popular = [*activities, *activities[:3]]
    count = draw.integer(120, 260)
    return [
        _member(draw, draw.choice(crowded), _enrolment(draw, popular, fees)) for _ in range(count)
    ]


def _enrolment(draw: Draw, activities: list[str], fees: Mapping[str, int]) -> tuple[str, int]:
    """An activity and what its member pays, after a discount."""
    activity = draw.choice(activities)
    return activity, fees[activity] - 5 * draw.integer(0, 6)


def _member(draw: Draw, town: str, enrolment: tuple[str, int]) -> _Member:
    name = (draw.choice(FIRST_NAMES), draw.choice(FAMILY_NAMES))
    return _Member(*name, town, *enrolment)


def _counted(draw: Draw, members: list[_Member]) -> tuple[dict[str, str], list[_Member]]:
    """The values; empty when the count is too small or too large to be worth a filter."""
    asked = draw.choice(members)
    in_town = sum(member.town == asked.town for member in members)
    in_activity = sum(member.activity == asked.activity for member in members)
    in_both = sum((m.town, m.activity) == (asked.town, asked.activity) for m in members)
    if not _LEAST <= in_both <= _MOST:
        return {}, members
    values = {
        "commune": asked.town,
        "activite": asked.activity,
        "nombre": str(in_both),
        "dans_la_commune": str(in_town),
        "dans_l_activite": str(in_activity),
        "l_un_ou_l_autre": str(in_town + in_activity - in_both),
    }
    return values, members


def _totalled(draw: Draw, members: list[_Member]) -> tuple[dict[str, str], list[_Member]]:
    """The values; empty unless one activity earns most and another has most members."""
    sizes = Counter(member.activity for member in members)
    totals: Counter[str] = Counter()
    for member in members:
        totals[member.activity] += member.fee
    (best, amount), (_, second_amount) = totals.most_common(2)
    (largest, size), (_, second_size) = sizes.most_common(2)
    if best == largest or amount == second_amount or size == second_size:
        return {}, members
    values = {
        "meilleure": best,
        "montant": str(amount),
        "effectif": str(sizes[best]),
        "plus_nombreuse": largest,
        "montant_nombreuse": str(totals[largest]),
        "total_general": str(totals.total()),
    }
    return values, members

"""The same people in two campaigns: how far they came from one to the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from chalicelib.core.content import Skill
from chalicelib.core.participation import Participation, Results
from chalicelib.core.tally import HELD

Unit = Literal["percent", "level"]


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent in a campaign that asked for `targets` (none in a collection)."""

    results: Results
    targets: tuple[Skill, ...]


@dataclass(frozen=True, slots=True)
class CompetenceProgress:
    """Means of the same people, before and after."""

    competence_id: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Progress:
    """`unit`: percent of the skills that both campaigns ask for; or levels, with a collection."""

    unit: Unit
    people: int
    better: int
    same: int
    worse: int
    competences: tuple[CompetenceProgress, ...]


def last_sent(participations: Sequence[Participation]) -> dict[str, Results]:
    """By person: the results sent last; people who were erased are nobody's before nor after."""
    found: dict[str, Results] = {}
    for one in sorted(participations, key=lambda one: one.rank):
        if one.user_id and one.results is not None:
            found[one.user_id] = one.results
    return found


def progress(pairs: Sequence[tuple[Sent, Sent]]) -> Progress:
    """What the same people show before and after, by competence that both campaigns look at."""
    unit: Unit = "percent" if all(a.targets and b.targets for a, b in pairs) else "level"
    measured = [_measures(before, after, unit=unit) for before, after in pairs]
    moves = [_move(one) for one in measured]
    return Progress(
        unit=unit,
        people=len(pairs),
        better=sum(move > 0 for move in moves),
        same=sum(move == 0 for move in moves),
        worse=sum(move < 0 for move in moves),
        competences=tuple(_mean(one, measured) for one in _ids(measured)),
    )


_Measures = Mapping[str, tuple[float, float]]


def _measures(before: Sent, after: Sent, *, unit: Unit) -> _Measures:
    if unit == "level":
        common = sorted(set(before.results.levels) & set(after.results.levels))
        return {i: (before.results.levels[i], after.results.levels[i]) for i in common}
    was, now = _held(before), _held(after)
    common_ids: dict[str, list[str]] = {}
    for skill in after.targets:
        if skill.id in was:
            common_ids.setdefault(skill.competence_id, []).append(skill.id)
    return {
        competence_id: (
            100 * sum(was[i] for i in ids) / len(ids),
            100 * sum(now[i] for i in ids) / len(ids),
        )
        for competence_id, ids in common_ids.items()
    }


def _held(sent: Sent) -> dict[str, bool]:
    pairs = zip(sent.targets, sent.results.codes, strict=False)
    return {skill.id: code in HELD for skill, code in pairs}


def _move(measures: _Measures) -> float:
    return sum(after - before for before, after in measures.values())


def _ids(measured: Sequence[_Measures]) -> list[str]:
    return sorted({competence_id for one in measured for competence_id in one})


def _mean(competence_id: str, measured: Sequence[_Measures]) -> CompetenceProgress:
    known = [one[competence_id] for one in measured if competence_id in one]
    before, after = (sum(side) / len(known) for side in zip(*known, strict=True))
    return CompetenceProgress(competence_id, round(before, 1), round(after, 1))

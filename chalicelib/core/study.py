"""From answers and a release to a draft calibration and what a human should know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import isnan
from typing import TYPE_CHECKING

from chalicelib.core.calibration import (
    LEAST_ANSWERS,
    PRIOR,
    Calibration,
    ItemParameters,
    ScaleLink,
    Source,
)
from chalicelib.core.content import Challenge, Release
from chalicelib.core.findings import (
    Bins,
    CurvePoint,
    Effect,
    Findings,
    Flag,
    Gravity,
    ItemFinding,
    PersonFit,
    Run,
    Tally,
)
from chalicelib.core.given_answers import GivenAnswers

if TYPE_CHECKING:  # numpy takes 80 ms to load: only those who calibrate wait for it
    from chalicelib.core.psychometrics.calibration.examination import Effects, Examined
    from chalicelib.core.psychometrics.calibration.study import Found, Table

METHOD = "bayes-modal-2pl"

LOWEST_A = 0.4
BIGGEST_CHANGE = 0.1
"""Root mean square of ten points between two curves: an author would see it in a class."""

FEWEST_PER_POINT = 5
"""Fewer people than that are no share to draw."""


@dataclass(frozen=True)
class Bank:
    """The release to calibrate, as compiled, and the calibration in service (None: its priors)."""

    release: Release
    former: Calibration | None

    @property
    def former_id(self) -> str:
        """What the next one would replace."""
        return self.former.id if self.former else PRIOR

    def parameters(self) -> tuple[ItemParameters, ...]:
        """What is in service, challenge by challenge, in the release's order."""
        return tuple(self.parameters_of(one) for one in self.release.challenges)

    def parameters_of(self, challenge: Challenge) -> ItemParameters:
        """What is in service for one challenge."""
        known = self.former.items if self.former else {}
        return known.get(challenge.id, ItemParameters(challenge.a, challenge.b, source="kept"))


def study(
    bank: Bank,
    answers: GivenAnswers,
    *,
    counted: Mapping[str, frozenset[str]],
    made_at: datetime,
) -> Findings:
    """Estimate every challenge that has answers enough, and look at what is odd.

    `counted`: by release answered, the challenges whose answers count. Raises `InvalidResponses`.
    """
    from chalicelib.core.psychometrics.calibration.examination import examine
    from chalicelib.core.psychometrics.calibration.study import Former, estimate

    former = bank.parameters()
    names = ("a", "b", "se_a", "se_b", "correlation")
    columns = [[getattr(one, name) for one in former] for name in names]
    in_service = Former.of(columns, [one.source != "kept" for one in former])
    usable = _table(bank.release, answers, counted)
    table = usable.first()
    found = estimate(table, in_service, least=LEAST_ANSWERS)
    groups = _groups(table, answers)
    examined = examine(table, found, in_service, groups=[code for code, _, _ in groups])
    calibration = _calibration(bank, found, made_at=made_at)
    parts = _Parts(bank, table, found, examined, calibration)
    return Findings(
        calibration=calibration,
        tally=_tally(answers, usable=len(usable), table=table),
        run=Run(
            is_converged=bool(found.estimates.has_converged),
            iterations=int(found.estimates.iterations),
            log_likelihood=float(found.estimates.log_likelihood),
        ),
        items=tuple(_item(parts, place) for place in range(len(former))),
        people=Bins(tuple(examined.people_edges.tolist()), tuple(examined.people.tolist())),
        information=tuple(
            (theta, before, after) for theta, before, after in examined.information.tolist()
        ),
        groups=tuple(name for _, name, _ in groups),
        group_sizes={name: size for _, name, size in groups},
        person_fit=_person_fit(examined),
    )


@dataclass(frozen=True)
class _Parts:
    """What an item's line is made from."""

    bank: Bank
    table: "Table"
    found: "Found"
    examined: "Examined"
    calibration: Calibration


def _table(
    release: Release, answers: GivenAnswers, counted: Mapping[str, frozenset[str]]
) -> "Table":
    from chalicelib.core.psychometrics.calibration.study import Table

    columns = (
        answers.examinee,
        answers.challenge,
        answers.is_right,
        answers.at,
        answers.is_pretest,
        answers.group,
        answers.milliseconds,
    )
    places = {one.id: place for place, one in enumerate(release.challenges)}
    of_releases = [
        [
            places[challenge_id] if challenge_id in counted.get(release_id, ()) else -1
            for challenge_id in answers.challenge_ids
        ]
        for release_id in answers.release_ids
    ]
    table = Table.of(columns, people=answers.examinees)
    return table.counted(answers.release, of_releases)


def _groups(table: "Table", answers: GivenAnswers) -> list[tuple[int, str, int]]:
    """The two largest groups, the larger first: (code, name, people); none unless there are two."""
    sizes = table.people_by_group(len(answers.groups))
    named = [(code, name, sizes[code]) for code, name in enumerate(answers.groups) if name]
    largest = sorted(named, key=lambda one: (-one[2], one[1]))[:2]
    return largest if len(largest) == 2 and largest[1][2] > 0 else []


def _tally(answers: GivenAnswers, *, usable: int, table: "Table") -> Tally:
    return Tally(
        read=len(answers),
        used=len(table),
        repeated=usable - len(table),
        other_content=len(answers) - usable,
        examinees=table.people_who_answered,
        first_at=_instant(min(answers.at)),
        last_at=_instant(max(answers.at)),
    )


def _instant(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, tz=UTC)


def _calibration(bank: Bank, found: "Found", *, made_at: datetime) -> Calibration:
    rows = zip(*(column.tolist() for column in found.items.columns), strict=True)
    measured = [ItemParameters(a, b, se_a, se_b, correlation=r) for a, b, se_a, se_b, r in rows]
    items = {
        challenge.id: _parameters(found, place, measured[place])
        if found.is_estimated[place] or found.is_pretest[place]
        else former
        for place, (challenge, former) in enumerate(
            zip(bank.release.challenges, bank.parameters(), strict=True)
        )
    }
    link = ScaleLink(
        former_id=bank.former_id,
        slope=found.link.slope,
        shift=found.link.shift,
        anchors=int(found.link.is_anchor.sum()),
        dropped=int(found.link.is_dropped.sum()),
    )
    retired = bank.former.retired if bank.former else ()
    return Calibration(bank.release.id, made_at, METHOD, link, items, retired)


def _parameters(found: "Found", place: int, measured: ItemParameters) -> ItemParameters:
    source: Source = "pretest" if found.is_pretest[place] else "estimated"
    return replace(measured, answers=int(found.answers[place]), source=source)


def _item(parts: _Parts, place: int) -> ItemFinding:
    bank, examined = parts.bank, parts.examined
    challenge = bank.release.challenges[place]
    found = parts.calibration.items[challenge.id]
    answers = int(parts.found.answers[place])
    seconds = float(examined.seconds[place])
    item = ItemFinding(
        challenge_id=challenge.id,
        competence_id=bank.release.skill(challenge.skill_id).competence_id,
        former=bank.parameters_of(challenge),
        found=found,
        answers=answers,
        change=float(examined.change[place]),
        right=float(examined.observed.share_right[place]) if answers else 0.0,
        exposure=answers / parts.table.people_who_answered,
        seconds=None if isnan(seconds) else seconds,
        fit=_effect(examined.fit, place),
        dif=_effect(examined.dif, place),
        drift=_effect(examined.drift, place),
        points=_points(parts, place),
    )
    return replace(item, flags=_flags(item))


def _effect(effects: "Effects | None", place: int) -> Effect | None:
    """None where nothing could be tested."""
    if effects is None or isnan(effects.p_value[place]):
        return None
    gravity: tuple[Gravity, ...] = ("", "moderate", "large")
    return Effect(
        size=float(effects.size[place]),
        p_value=float(effects.p_value[place]),
        gravity=gravity[int(effects.gravity[place])],
    )


def _points(parts: _Parts, place: int) -> tuple[CurvePoint, ...]:
    seen = parts.examined.observed
    columns = (seen.theta[place], seen.right[place], seen.answers[place])
    return tuple(
        CurvePoint(theta=theta, right=right, answers=round(count))
        for theta, right, count in zip(*(column.tolist() for column in columns), strict=True)
        if count >= FEWEST_PER_POINT
    )


def _flags(item: ItemFinding) -> tuple[Flag, ...]:
    if not item.is_estimated:
        return ("few_answers",)
    flags: list[Flag] = []
    if item.found.a < LOWEST_A:
        flags.append("low_discrimination")
    has_drifted = item.drift is not None and item.drift.gravity
    if item.change >= BIGGEST_CHANGE and item.former.source != "kept" and not has_drifted:
        flags.append("big_change")
    effects: tuple[tuple[Flag, Effect | None], ...] = (
        ("misfit", item.fit),
        ("dif", item.dif),
        ("drift", item.drift),
    )
    return (*flags, *(flag for flag, effect in effects if effect and effect.gravity))


def _person_fit(examined: "Examined") -> PersonFit | None:
    seen = examined.surprises
    return PersonFit(seen.tested, seen.flagged, seen.expected) if seen.tested else None

"""Item parameters estimated from answers: a calibration, who activated it, what it replaces.

It also names the challenges that a human retired: what is asked no more is known of items too.
A calibration is immutable and belongs to one release. Whether it is a draft or the active one is
not part of it: activating is a human's act, written in a log, and moves a pointer. New assessments
read through the pointer; those under way and every past result keep the calibration they name.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Literal

from chalicelib.core.content import Release
from chalicelib.core.errors import CalibrationNotFound, InvalidItem

PRIOR = ""
"""The id that stands for the parameters a release was compiled with."""

ID_LENGTH = 16
LEAST_ANSWERS = 200
"""Fewer answers say less of an item than what is believed of it: it keeps what it had."""

DECIMALS = 6
"""Parameters are rounded, so that the last bits of a machine do not make another calibration."""

Source = Literal["estimated", "pretest", "kept", "carried"]
"""`estimated` with all the others; `pretest`: alone, on the fixed scale; `kept`: as it was before,
for want of answers; `carried` over from a former release where the challenge is the same."""


@dataclass(frozen=True, slots=True)
class ItemParameters:
    """What is known of one item; standard errors are 0 where nothing was estimated.

    `correlation`: of the errors of a and b, which drift is judged by.
    """

    a: float
    b: float
    se_a: float = 0.0
    se_b: float = 0.0
    answers: int = 0
    source: Source = "estimated"
    correlation: float = 0.0


@dataclass(frozen=True, slots=True)
class ScaleLink:
    """How the estimates were put on the scale of `former_id`: ``theta = slope theta' + shift``.

    `anchors` items carried the link; those that had drifted were set aside (`dropped`).
    """

    former_id: str
    slope: float
    shift: float
    anchors: int
    dropped: int = 0


@dataclass(frozen=True)
class Calibration:
    """Parameters for every challenge of a release; `retired` ones are asked in no new test."""

    release_id: str
    made_at: datetime
    method: str
    link: ScaleLink
    items: Mapping[str, ItemParameters]
    retired: tuple[str, ...] = ()

    @cached_property
    def id(self) -> str:
        """16 hex digits of the SHA-256 of its canonical content."""
        return calibration_id_of(canonical(self))


@dataclass(frozen=True, slots=True)
class Activation:
    """That somebody put a release and a calibration in service, or went back; never rewritten.

    `former_id` is the calibration in service before, `former_release_id` its release when it was
    another one; `reason`: why, in their words.
    """

    release_id: str
    calibration_id: str
    former_id: str
    by: str
    at: datetime
    former_release_id: str = ""
    reason: str = ""

    @property
    def former(self) -> tuple[str, str]:
        """The release and the calibration in service before."""
        return self.former_release_id or self.release_id, self.former_id


def calibration_id_of(content: bytes) -> str:
    """The id of a calibration in its canonical form."""
    return sha256(content).hexdigest()[:ID_LENGTH]


def canonical(calibration: Calibration) -> bytes:
    """Compact JSON, keys in order, numbers rounded: the same content is the same bytes."""
    form: dict[str, object] = {
        "release_id": calibration.release_id,
        "made_at": calibration.made_at.isoformat(timespec="milliseconds"),
        "method": calibration.method,
        "link": _rounded(asdict(calibration.link)),
        "items": {id_: _item(item) for id_, item in calibration.items.items()},
    }
    if calibration.retired:  # those made before anything could be retired keep their id
        form["retired"] = list(calibration.retired)
    return json.dumps(form, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def from_canonical(content: bytes, *, calibration_id: str) -> Calibration:
    """The calibration again; raises `CalibrationNotFound` when it is not the one named."""
    if calibration_id_of(content) != calibration_id:
        raise CalibrationNotFound(f"{calibration_id}: its content has another hash")
    form = json.loads(content)
    return Calibration(
        release_id=form["release_id"],
        made_at=datetime.fromisoformat(form["made_at"]),
        method=form["method"],
        link=ScaleLink(**form["link"]),
        items={id_: ItemParameters(**item) for id_, item in form["items"].items()},
        retired=tuple(form.get("retired", ())),
    )


def calibrated(release: Release, calibration: Calibration) -> Release:
    """The release with the calibration's parameters, what it retired archived.

    Raises `CalibrationNotFound`.
    """
    if calibration.release_id != release.id:
        raise CalibrationNotFound(f"{calibration.id}: made for release {calibration.release_id}")
    parameters = {id_: (item.a, item.b) for id_, item in calibration.items.items()}
    edition = release.calibrated(parameters, calibration_id=calibration.id)
    if not calibration.retired:
        return edition
    retired = set(calibration.retired)
    return replace(
        edition,
        challenges=tuple(
            replace(one, status="archived") if one.id in retired else one
            for one in edition.challenges
        ),
    )


def with_retired(
    release: Release, former: Calibration | None, retired: Iterable[str], *, made_at: datetime
) -> Calibration:
    """The parameters in service as they are, with these challenges retired and no other."""
    items = former.items if former else dict(_carried_items(None, release, frozenset()))
    former_id = former.id if former else PRIOR
    return Calibration(
        release_id=release.id,
        made_at=made_at,
        method="retired",
        link=ScaleLink(former_id=former_id, slope=1.0, shift=0.0, anchors=len(items)),
        items=items,
        retired=tuple(sorted(retired)),
    )


def check_complete(calibration: Calibration, release: Release) -> None:
    """Refuse to activate what would leave a challenge out, or what no bank may hold.

    Raises `CalibrationNotFound` for another release's, `InvalidItem` naming the challenge.
    """
    from chalicelib.core.psychometrics.bank import LARGEST_A, LARGEST_B

    calibrated(release, calibration)
    for challenge in release.challenges:
        item = calibration.items.get(challenge.id)
        if item is None:
            raise InvalidItem(f"{challenge.id}: not in calibration {calibration.id}")
        if not (0 < item.a <= LARGEST_A and abs(item.b) <= LARGEST_B):
            raise InvalidItem(f"{challenge.id}: a = {item.a}, b = {item.b}")


def same_challenges(release: Release, other: Release) -> frozenset[str]:
    """The ids of challenges that are the same in both, parameters aside.

    An answer to one of them counts for the other: what was shown and what was right are equal.
    """
    known = {one.id: one for one in other.challenges}
    return frozenset(
        one.id
        for one in release.challenges
        if one.id in known and known[one.id] == replace(one, a=known[one.id].a, b=known[one.id].b)
    )


def carried(
    calibration: Calibration, former: Release, release: Release, *, made_at: datetime
) -> Calibration:
    """The calibration of `former` for a new release: unchanged challenges keep their parameters.

    The others start from the new release's own. Raises `CalibrationNotFound`.
    """
    calibrated(former, calibration)
    same = same_challenges(release, former)
    return Calibration(
        release_id=release.id,
        made_at=made_at,
        method="carried",
        link=ScaleLink(former_id=calibration.id, slope=1.0, shift=0.0, anchors=len(same)),
        items=dict(_carried_items(calibration, release, same)),
        retired=tuple(one for one in calibration.retired if one in same),
    )


def _carried_items(
    calibration: Calibration | None, release: Release, same: frozenset[str]
) -> Iterator[tuple[str, ItemParameters]]:
    for challenge in release.challenges:
        item = calibration.items.get(challenge.id) if calibration else None
        if challenge.id in same and item is not None:
            yield challenge.id, replace(item, source=_carried_source(item))
        else:
            yield challenge.id, ItemParameters(challenge.a, challenge.b, source="kept")


def _carried_source(item: ItemParameters) -> Source:
    return "kept" if item.source == "kept" else "carried"


def _item(item: ItemParameters) -> dict[str, object]:
    """A correlation of 0 is not written: calibrations made before it was known keep their id."""
    form = _rounded(asdict(item))
    return {name: value for name, value in form.items() if name != "correlation" or value}


def _rounded(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: round(value, DECIMALS) + 0.0 if isinstance(value, float) else value
        for name, value in values.items()
    }

"""Answers as calibration reads them: one JSON object a line, no personal data, all or nothing.

`docs/operations.md` ("Calibrating the bank") has the table of fields.
"""

import json
import re
from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from chalicelib.core.assessment import Event, Header
from chalicelib.core.errors import InvalidResponses

FAULTS_SHOWN = 20
PSEUDONYM_BYTES = 12
LONGEST_WAIT = 2**31 - 1
"""Milliseconds, as long as a column holds: 24 days."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One answer of a finished assessment.

    `examinee_id` is a pseudonym; `group` names who is compared with whom (a language, a sex), in
    files that have it; `milliseconds` is the time since the answer before, pauses included.
    """

    examinee_id: str
    challenge_id: str
    is_right: bool
    position: int
    at: datetime
    release_id: str
    group: str = ""
    milliseconds: int | None = None
    is_pretest: bool = False


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """Answers as columns of equal length; the three tuples say what their codes stand for."""

    challenge_ids: tuple[str, ...]
    release_ids: tuple[str, ...]
    groups: tuple[str, ...]
    examinees: int
    examinee: "array[int]" = field(repr=False)
    challenge: "array[int]" = field(repr=False)
    release: "array[int]" = field(repr=False)
    group: "array[int]" = field(repr=False)
    is_right: "array[int]" = field(repr=False)
    is_pretest: "array[int]" = field(repr=False)
    at: "array[int]" = field(repr=False)
    milliseconds: "array[int]" = field(repr=False)

    def __len__(self) -> int:
        return len(self.examinee)


def pseudonym(owner_id: str, key: bytes) -> str:
    """The same for the same person under the same key, and nothing without the key."""
    return blake2b(owner_id.encode(), key=key, digest_size=PSEUDONYM_BYTES).hexdigest()


def answers_of(header: Header, events: Iterable[Event], *, key: bytes) -> list[GivenAnswer]:
    """The answers of an assessment; none while it is not finished."""
    given: list[GivenAnswer] = []
    asked: str | None = header.first_challenge_id
    asked_at = header.started_at
    for event in events:
        if event.kind == "end" or asked is None:
            return given
        given.append(
            GivenAnswer(
                examinee_id=pseudonym(header.owner_id, key),
                challenge_id=asked,
                is_right=event.outcome == "ok",
                position=len(given) + 1,
                at=event.at,
                release_id=header.release_id,
                milliseconds=min(_milliseconds(asked_at, event.at), LONGEST_WAIT),
            )
        )
        asked, asked_at = event.next_challenge_id, event.at
    return given if asked is None else []


def _milliseconds(before: datetime, after: datetime) -> int:
    return max(0, round((after - before).total_seconds() * 1000))


def line_of(answer: GivenAnswer) -> str:
    """The line of an answer, without its end; fields that say nothing are left out."""
    form: dict[str, object] = {
        "examinee_id": answer.examinee_id,
        "challenge_id": answer.challenge_id,
        "right": int(answer.is_right),
        "position": answer.position,
        "at": answer.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "release_id": answer.release_id,
    }
    if answer.group:
        form["group"] = answer.group
    if answer.milliseconds is not None:
        form["milliseconds"] = answer.milliseconds
    if answer.is_pretest:
        form["is_pretest"] = True
    return json.dumps(form, separators=(",", ":"))


def _text(pattern: str) -> Callable[[object], str | None]:
    shape = re.compile(pattern)
    return lambda value: (
        None if isinstance(value, str) and shape.fullmatch(value) else f"not of the form {pattern}"
    )


def _whole(low: int, high: int) -> Callable[[object], str | None]:
    return lambda value: (
        None
        if type(value) is int and low <= value <= high
        else (f"not a whole number from {low} to {high}")
    )


_REQUIRED: Mapping[str, Callable[[object], str | None]] = {
    "examinee_id": _text(r"[A-Za-z0-9_-]{1,64}"),
    "challenge_id": _text(r"[a-z0-9-]{1,24}"),
    "right": _whole(0, 1),
    "position": _whole(1, 9999),
    "at": _text(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z"),
    "release_id": _text(r"[0-9a-f]{16}"),
}
_OPTIONAL: Mapping[str, Callable[[object], str | None]] = {
    "group": _text(r"[\w-]{1,24}"),
    "milliseconds": _whole(0, LONGEST_WAIT),
    "is_pretest": lambda value: None if isinstance(value, bool) else "neither true nor false",
}


def answer_from(line: str | bytes) -> GivenAnswer:
    """The answer of a line; raises `InvalidResponses` saying what is wrong."""
    form = _object(line)
    for name in form:
        if name not in _REQUIRED and name not in _OPTIONAL:
            raise InvalidResponses(f"unknown field {name[:40]!r}")
    for name, fault_of in (*_REQUIRED.items(), *_OPTIONAL.items()):
        if name in form and (fault := fault_of(form[name])):
            raise InvalidResponses(f"{name}: {fault}")
        if name in _REQUIRED and name not in form:
            raise InvalidResponses(f"{name}: missing")
    return GivenAnswer(
        examinee_id=form["examinee_id"],
        challenge_id=form["challenge_id"],
        is_right=form["right"] == 1,
        position=form["position"],
        at=_instant(form["at"]),
        release_id=form["release_id"],
        group=form.get("group", ""),
        milliseconds=form.get("milliseconds"),
        is_pretest=form.get("is_pretest", False),
    )


def _object(line: str | bytes) -> dict[str, Any]:
    try:
        form = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InvalidResponses("not JSON") from error
    if not isinstance(form, dict):
        raise InvalidResponses("not a JSON object")
    return form


def _instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidResponses("at: no such date") from error


def read_answers(lines: Iterable[str | bytes]) -> GivenAnswers:
    """Every answer, or none: raises `InvalidResponses` naming the first bad lines and why."""
    columns = _Columns()
    faults: list[str] = []
    for number, line in enumerate(lines, start=1):
        try:
            answer = answer_from(line)
        except InvalidResponses as error:
            faults.append(f"line {number}: {error}")
            if len(faults) == FAULTS_SHOWN:
                break
        else:
            columns.add(answer)
    if faults:
        raise InvalidResponses("\n".join(faults))
    if not columns.examinee:
        raise InvalidResponses("no answer in this file")
    return columns.answers()


class _Columns:
    """Columns being filled."""

    def __init__(self) -> None:
        self.examinees: dict[str, int] = {}
        self.challenges: dict[str, int] = {}
        self.releases: dict[str, int] = {}
        self.groups: dict[str, int] = {"": 0}
        self.examinee, self.challenge, self.release = array("i"), array("i"), array("i")
        self.group, self.milliseconds = array("i"), array("i")
        self.is_right, self.is_pretest, self.at = array("b"), array("b"), array("q")

    def add(self, answer: GivenAnswer) -> None:
        self.examinee.append(_code(self.examinees, answer.examinee_id))
        self.challenge.append(_code(self.challenges, answer.challenge_id))
        self.release.append(_code(self.releases, answer.release_id))
        self.group.append(_code(self.groups, answer.group))
        self.is_right.append(answer.is_right)
        self.is_pretest.append(answer.is_pretest)
        self.at.append(round(answer.at.timestamp() * 1000))
        self.milliseconds.append(-1 if answer.milliseconds is None else answer.milliseconds)

    def answers(self) -> GivenAnswers:
        return GivenAnswers(
            challenge_ids=tuple(self.challenges),
            release_ids=tuple(self.releases),
            groups=tuple(self.groups),
            examinees=len(self.examinees),
            examinee=self.examinee,
            challenge=self.challenge,
            release=self.release,
            group=self.group,
            is_right=self.is_right,
            is_pretest=self.is_pretest,
            at=self.at,
            milliseconds=self.milliseconds,
        )


def _code(known: dict[str, int], name: str) -> int:
    return known.setdefault(name, len(known))

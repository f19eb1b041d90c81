"""Doubles: the same person twice on a list, found, merged by a human, and taken apart again."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import combinations
from typing import Literal

from chalicelib.core.learner import Learner, plain
from chalicelib.core.orga_errors import NotMergeable, UndoTooLate
from chalicelib.core.pupil_account import unlinked, with_link_of
from chalicelib.core.roster_match import name_distance

Reason = Literal["same_national_id", "same_account", "same_birth_date", "same_names", "close_names"]

Pair = tuple[Learner, Learner]
"""The line that stays, then the double."""
UNDO_LIFE = timedelta(days=30)
_CROWD = 60
"""More people under one key than that are no doubles: the file had the same date for everybody."""


@dataclass(frozen=True, slots=True)
class Double:
    """Two lines that may be one person; `kept` is the one that would stay, and why we think so."""

    kept: Learner
    double: Learner
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """The account that a double had when it was merged; `is_moved`: the other line had none."""

    merged_at: datetime
    is_moved: bool
    user_id: str | None = None
    username: str = field(default="", repr=False)
    linked_at: datetime | None = None


def find_doubles(learners: Iterable[Learner]) -> list[Double]:
    """The pairs worth asking a human about, the surest first."""
    rows = [learner for learner in learners if learner.merged_into is None]
    found: dict[frozenset[str], Double] = {}
    for first, second in _candidates(rows):
        pair = frozenset((first.id, second.id))
        reasons = () if pair in found else _reasons(first, second)
        if reasons:
            kept, double = sorted((first, second), key=_worth, reverse=True)
            found[pair] = Double(kept, double, reasons)
    return sorted(found.values(), key=_sureness)


def merged(kept: Learner, double: Learner) -> Pair:
    """Both lines once they are one person: the account goes to the line that stays.

    When each has an account, the line that stays keeps its own. Raises `NotMergeable`.
    """
    if kept.id == double.id or kept.organization_id != double.organization_id:
        raise NotMergeable
    if kept.merged_into is not None or double.merged_into is not None or _differ(kept, double):
        raise NotMergeable
    if kept.user_id is None:
        kept = with_link_of(kept, double)
    return kept, replace(unlinked(double), merged_into=kept.id)


def taken_apart(kept: Learner, double: Learner, before: Before, *, now: datetime) -> Pair:
    """Both lines as they were, each with the account it had.

    Raises `UndoTooLate`; `NotMergeable` when they were taken apart or merged otherwise since.
    """
    if double.merged_into != kept.id:
        raise NotMergeable
    if now - before.merged_at > UNDO_LIFE:
        raise UndoTooLate
    if before.is_moved and kept.user_id == before.user_id:
        kept = unlinked(kept)
    link = replace(
        double,
        user_id=before.user_id,
        username=before.username,
        linked_at=before.linked_at,
        merged_into=None,
    )
    return kept, link


def _candidates(rows: Sequence[Learner]) -> Iterator[Pair]:
    """Pairs that share something, so that not everybody is compared with everybody."""
    groups: dict[Hashable, list[Learner]] = defaultdict(list)
    for row in rows:
        for key in _keys(row):
            groups[key].append(row)
    for group in groups.values():
        if len(group) <= _CROWD:
            yield from combinations(group, 2)


def _keys(row: Learner) -> Iterator[Hashable]:
    yield "names", plain(row.last_name), plain(row.first_name)
    if row.birth_date is not None:
        yield "born", row.birth_date
    if row.national_id:
        yield "national", row.national_id
    if row.user_id is not None:
        yield "account", row.user_id


def _reasons(first: Learner, second: Learner) -> tuple[Reason, ...]:
    """Why the two could be one person; nothing when they are not, or both are gone."""
    if _differ(first, second) or not (first.is_active or second.is_active):
        return ()
    names = _names_reason(first, second)
    is_same: Mapping[Reason, bool] = {
        "same_national_id": bool(first.national_id) and first.national_id == second.national_id,
        "same_account": first.user_id is not None and first.user_id == second.user_id,
        "same_birth_date": first.birth_date is not None and first.birth_date == second.birth_date,
    }
    facts = [reason for reason, holds in is_same.items() if holds]
    is_unsure = first.birth_date is None or second.birth_date is None
    is_proposed = (
        is_same["same_national_id"]
        or is_same["same_account"]
        or (names is not None and is_same["same_birth_date"])
        or (names == "same_names" and is_unsure)
    )
    return (*facts, *([names] if names else [])) if is_proposed else ()


def _names_reason(first: Learner, second: Learner) -> Reason | None:
    distances = (
        name_distance(first.first_name, second.first_name),
        name_distance(first.last_name, second.last_name),
    )
    if None in distances:
        return None
    return "close_names" if any(distances) else "same_names"


def _differ(first: Learner, second: Learner) -> bool:
    """Two national ids are two persons."""
    return bool(first.national_id and second.national_id) and (
        first.national_id != second.national_id
    )


def _worth(row: Learner) -> tuple[bool, bool, bool, bool, str]:
    """The line to keep has the most: it is on the list, has an account, comes from a file."""
    is_known = bool(row.national_id)
    return row.is_active, row.user_id is not None, is_known, bool(row.import_id), row.id


def _sureness(found: Double) -> tuple[bool, bool, str]:
    is_sure = {"same_national_id", "same_account"} & set(found.reasons)
    return not is_sure, "close_names" in found.reasons, found.kept.sort_key

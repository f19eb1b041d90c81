"""A file against the list there is: who is new, changed, gone, or not surely the same person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from chalicelib.core.draws import identifier_of
from chalicelib.core.learner import Learner, plain
from chalicelib.core.roster_row import Entry, person_key

Category = Literal["new", "changed", "gone", "doubtful", "error", "warning"]
CATEGORIES: tuple[Category, ...] = ("new", "changed", "gone", "doubtful", "error", "warning")
PAGE = 100
"""Items of a page of a preview, which is also what one transaction writes."""

_FIELDS = (
    "first_name",
    "last_name",
    "birth_date",
    "division",
    "middle_name",
    "third_name",
    "preferred_last_name",
    "national_id",
    "local_id",
    "email",
)


@dataclass(frozen=True, slots=True)
class Change:
    """A line of a preview, which is also what accepting it writes.

    `column`, `code` and `params` say what is wrong or doubtful, `before` whom it is about.
    """

    category: Category
    line: int = 0
    column: str = ""
    code: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    learner_id: str = ""
    entry: Entry | None = None
    before: Learner | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A learner before and after an acceptance: what undoing needs."""

    before: Learner | None
    after: Learner


@dataclass(frozen=True, slots=True)
class Known:
    """Who of the list an entry may be: `same` by its number, `alike` by names and birth date."""

    same: Learner | None = None
    alike: Sequence[Learner] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an entry is. `category` "": the list says the same already.

    `before` is whom it is about, if the list has them; accepting writes to `learner_id`.
    """

    category: Category | Literal[""]
    learner_id: str
    code: str = ""
    before: Learner | None = None


def id_of(organization_id: str, entry: Entry) -> str:
    """The id that always stands for this person there: the same file twice is one person."""
    if entry.national_id:
        return identifier_of(f"{organization_id}#national#{entry.national_id}")
    if entry.local_id:
        return identifier_of(f"{organization_id}#local#{entry.local_id}")
    return identifier_of(f"{organization_id}#person#{entry.person}")


def judge(organization_id: str, entry: Entry, known: Known) -> Verdict:
    """Who this is. A number decides, unless it names quite another person."""
    if known.same is not None:
        if _is_another(entry, known.same):
            return Verdict("doubtful", known.same.id, "number_of_another", known.same)
        return _compared(entry, known.same)
    new_id = id_of(organization_id, entry)
    if not known.alike:
        return Verdict("new", new_id)
    if len(known.alike) > 1:
        return Verdict("doubtful", new_id, "several_alike", None)
    found = known.alike[0]
    if _numbers(entry) and _numbers_of(found):
        return Verdict("doubtful", found.id, "number_changed", found)
    if _numbers(entry):
        return Verdict("doubtful", found.id, "number_appeared", found)
    return _compared(entry, found)


def accepted(start: Learner, entry: Entry, *, import_id: str) -> Learner:
    """The learner once the entry is accepted: a cell that is empty erases nothing."""
    given = {name: value for name in _FIELDS if (value := getattr(entry, name))}
    attributes = {**start.attributes, **entry.attributes}
    return replace(start, **given, attributes=attributes, is_active=True, import_id=import_id)


def gone(before: Learner, *, import_id: str) -> Learner:
    """The learner once it is accepted that they left: nothing is forgotten."""
    return replace(before, is_active=False, import_id=import_id)


def is_same(one: Learner, other: Learner) -> bool:
    """Do they say the same, whoever wrote them and how often?"""
    return replace(one, version=0) == replace(other, version=0)


def target(
    change: Change, current: Learner | None, *, organization_id: str, import_id: str
) -> Learner | None:
    """What accepting a change makes of the learner there is now; None: nothing to write.

    Who was merged since is left to the one they were merged into.
    """
    if current is not None and current.merged_into is not None:
        return None
    if change.category == "gone":
        return gone(current, import_id=import_id) if current and current.is_active else None
    if change.entry is None:
        return None
    start = current or Learner(change.learner_id, organization_id, "", "")
    after = accepted(start, change.entry, import_id=import_id)
    return (
        None if current and is_same(replace(after, import_id=current.import_id), current) else after
    )


def restored(written: Written, current: Learner | None) -> Learner | None:
    """The learner as before the acceptance; None when they have changed since.

    Who was new is not deleted: they leave the list.
    """
    if current is None or not is_same(current, written.after):
        return None
    if written.before is None:
        return replace(current, is_active=False)
    return replace(written.before, version=current.version)


def is_restored(written: Written, current: Learner | None) -> bool:
    """Was that undone already, by a run that was interrupted?"""
    if current is None:
        return False
    before = written.before or replace(written.after, is_active=False)
    return is_same(current, before)


def changes(before: Learner, after: Learner) -> Mapping[str, tuple[str, str]]:
    """What an acceptance changes, field by field."""
    names = [*_FIELDS, "is_active"]
    pairs = {
        name: (str(getattr(before, name) or ""), str(getattr(after, name) or "")) for name in names
    }
    differing = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    for name in sorted({*before.attributes, *after.attributes}):
        pair = before.attributes.get(name, ""), after.attributes.get(name, "")
        if pair[0] != pair[1]:
            differing[name] = pair
    return differing


def _compared(entry: Entry, found: Learner) -> Verdict:
    after = accepted(found, entry, import_id=found.import_id)
    if is_same(after, found):
        return Verdict("", found.id, before=found)
    code = "" if found.is_active else "came_back"
    return Verdict("changed", found.id, code, found)


def _is_another(entry: Entry, found: Learner) -> bool:
    """A number names somebody whose names are both other ones, or one name and the birth date."""
    has_name = _shares_word(entry.last_name, found.last_name, found.preferred_last_name)
    has_first = _shares_word(entry.first_name, found.first_name, found.middle_name)
    is_born = None in {entry.birth_date, found.birth_date} or entry.birth_date == found.birth_date
    return [has_name, has_first, is_born].count(True) <= 1


def _shares_word(name: str, *others: str) -> bool:
    words = {plain(word) for word in name.replace("-", " ").split()}
    known = {plain(word) for other in others for word in other.replace("-", " ").split()}
    return bool(words & known) or plain(name) in {plain(other) for other in others}


def _numbers(entry: Entry) -> tuple[str, ...]:
    return tuple(one for one in (entry.national_id, entry.local_id) if one)


def _numbers_of(found: Learner) -> tuple[str, ...]:
    return tuple(one for one in (found.national_id, found.local_id) if one)


def person_of(learner: Learner) -> str:
    """Who the learner is, as entries are compared."""
    return person_key(learner.last_name, learner.first_name, learner.birth_date)

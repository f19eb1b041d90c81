"""A learner: somebody enrolled in an organization, with or without an account."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

# Sex, birthplace and address are in the files schools send; we have no use for them: they are read
# past, never kept (docs/decisions/learners.md).

_KEY_LENGTH = 100
"""Characters of a name within a key: a table takes 1,024 bytes."""


@dataclass(frozen=True, slots=True)
class Learner:
    """A line of a school's list. Personal fields are kept out of its `repr`, hence out of logs.

    `division` is the class or group; `national_id` an INE or INA; `local_id` what the organization
    calls the person (student number, unique identifier of the file). `is_active` False: the last
    file accepted had the person no more. `merged_into`: a double, and whose.
    """

    id: str
    organization_id: str
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    birth_date: date | None = field(default=None, repr=False)
    division: str = ""
    middle_name: str = field(default="", repr=False)
    third_name: str = field(default="", repr=False)
    preferred_last_name: str = field(default="", repr=False)
    national_id: str = field(default="", repr=False)
    local_id: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    attributes: Mapping[str, str] = field(default_factory=dict)
    is_active: bool = True
    user_id: str | None = None
    username: str = field(default="", repr=False)
    linked_at: datetime | None = None
    merged_into: str | None = None
    import_id: str = ""
    version: int = 0

    @property
    def sort_key(self) -> str:
        """Where the person stands in an alphabetical list."""
        names = plain(self.last_name)[:_KEY_LENGTH], plain(self.first_name)[:_KEY_LENGTH]
        return f"{names[0]}#{names[1]}#{self.id}"


def list_key(learner: Learner) -> str:
    """Where the person stands in the list of the organization: class first, then name."""
    return f"{' '.join(learner.division.split())[:_KEY_LENGTH]}\t{learner.sort_key}"


def plain(text: str) -> str:
    """Letters and digits only, lower case, without accents: how names are compared and sorted."""
    spread = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    spread = spread.replace("æ", "ae").replace("Æ", "ae").casefold()
    return "".join(character for character in spread if character.isalnum() and character.isascii())

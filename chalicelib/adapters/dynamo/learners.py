"""The lists of learners in DynamoDB: one partition an organization, four indexes."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamo.orga_tables import LearnerRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing, put
from chalicelib.core.errors import StaleRow
from chalicelib.core.learner import Learner, list_key, plain
from chalicelib.core.orga_errors import LearnerNotFound

_LEARNER = "l#"
_DIVISIONS = "divisions"
_AFTER_ALL = "~"
"""After every letter and digit of a name as `plain` sees it."""


class DynamoLearners:
    """`ports.orga.Learners` on the table `learners`."""

    def get(self, organization_id: str, learner_id: str) -> Learner:
        """One strongly consistent Get."""
        try:
            row = LearnerRow.get(organization_id, _LEARNER + learner_id, consistent_read=True)
        except LearnerRow.DoesNotExist as error:
            raise LearnerNotFound from error
        return _learner(row)

    def find_many(self, organization_id: str, ids: Sequence[str]) -> Mapping[str, Learner]:
        """One strongly consistent BatchGet."""
        keys = [(organization_id, _LEARNER + learner_id) for learner_id in dict.fromkeys(ids)]
        rows = LearnerRow.batch_get(keys, consistent_read=True) if keys else ()
        return {learner.id: learner for learner in map(_learner, rows)}

    def save(self, learner: Learner) -> None:
        """One conditional Put."""
        try:
            put(_row(learner), _unchanged(learner.version))
        except Refused as refused:
            raise StaleRow from refused

    def save_many(self, learners: Sequence[Learner]) -> None:
        """One transaction of conditional Puts."""
        if not learners:
            return
        try:
            with all_or_nothing() as transaction:
                for learner in learners:
                    transaction.save(_row(learner), condition=_unchanged(learner.version))
        except Refused as refused:
            raise StaleRow from refused

    def list_page(
        self,
        organization_id: str,
        *,
        division: str | None = None,
        after: str = "",
        limit: int = 100,
    ) -> tuple[Sequence[Learner], str]:
        """One Query of the index by class."""
        found = LearnerRow.by_class.query(
            organization_id, _place(division, after), limit=limit + 1, page_size=limit + 1
        )
        learners = [_learner(row) for row in found]
        page = learners[:limit]
        return page, list_key(page[-1]) if len(learners) > limit else ""

    def search(self, organization_id: str, name: str, *, limit: int = 50) -> Sequence[Learner]:
        """One Query of the index by name."""
        start = plain(name)
        if not start:
            return []
        condition = LearnerRow.name_key.startswith(start)
        found = LearnerRow.by_name.query(organization_id, condition, limit=limit, page_size=limit)
        return [_learner(row) for row in found]

    def list_born(self, organization_id: str, birth_date: date) -> Sequence[Learner]:
        """One Query of the index by birth."""
        key = f"{organization_id}#{birth_date.isoformat()}"
        return [_learner(row) for row in LearnerRow.by_birth.query(key)]

    def list_of_user(self, user_id: str) -> Sequence[Learner]:
        """One Query of the index by account."""
        return [_learner(row) for row in LearnerRow.by_user.query(user_id)]

    def each(self, organization_id: str) -> Iterable[Learner]:
        """A Query, page after page."""
        condition = LearnerRow.row.startswith(_LEARNER)
        rows = LearnerRow.query(organization_id, condition, consistent_read=True)
        return (_learner(row) for row in rows)

    def divisions(self, organization_id: str) -> Mapping[str, int]:
        """One Get."""
        try:
            row = LearnerRow.get(organization_id, _DIVISIONS)
        except LearnerRow.DoesNotExist:
            return {}
        return {name: int(count) for name, count in json.loads(row.counts).items()}

    def count_divisions(self, organization_id: str) -> Mapping[str, int]:
        """A Query over everybody and a Put."""
        everybody = self.each(organization_id)
        listed = (one for one in everybody if one.is_active and one.merged_into is None)
        counts = dict(sorted(Counter(learner.division for learner in listed).items()))
        LearnerRow(organization_id, _DIVISIONS, counts=json.dumps(counts)).save()
        return counts


def _unchanged(version: int) -> Condition:
    if version == 0:
        return LearnerRow.organization_id.does_not_exist()
    return LearnerRow.version == version


def _place(division: str | None, after: str) -> Condition | None:
    if division is None:
        return LearnerRow.class_key > after if after else None
    start = list_key(Learner("", "", "", "", division=division)).removesuffix("##")
    return LearnerRow.class_key.between(f"{after} " if after else start, start + _AFTER_ALL)


def _row(learner: Learner) -> LearnerRow:
    row = LearnerRow(
        learner.organization_id,
        _LEARNER + learner.id,
        user_id=learner.user_id,
        first_name=learner.first_name,
        last_name=learner.last_name,
        middle_name=learner.middle_name or None,
        third_name=learner.third_name or None,
        preferred_last_name=learner.preferred_last_name or None,
        birth_date=learner.birth_date.isoformat() if learner.birth_date else None,
        division=learner.division or None,
        national_id=learner.national_id or None,
        local_id=learner.local_id or None,
        email=learner.email or None,
        attributes=json.dumps(learner.attributes) if learner.attributes else None,
        username=learner.username or None,
        linked_at=learner.linked_at,
        is_gone=None if learner.is_active else True,
        merged_into=learner.merged_into,
        import_id=learner.import_id or None,
        version=learner.version + 1,
    )
    _index(row, learner)
    return row


def _index(row: LearnerRow, learner: Learner) -> None:
    """Put the row where lists look for it: merged ones nowhere, gone ones by name only."""
    if learner.merged_into is not None:
        return
    row.name_key = learner.sort_key
    if learner.is_active:
        row.class_key = list_key(learner)
        if learner.birth_date:
            row.birth_key = f"{learner.organization_id}#{learner.birth_date.isoformat()}"


def _learner(row: LearnerRow) -> Learner:
    return Learner(
        id=row.row.removeprefix(_LEARNER),
        organization_id=row.organization_id,
        first_name=row.first_name,
        last_name=row.last_name,
        birth_date=date.fromisoformat(row.birth_date) if row.birth_date else None,
        division=row.division or "",
        middle_name=row.middle_name or "",
        third_name=row.third_name or "",
        preferred_last_name=row.preferred_last_name or "",
        national_id=row.national_id or "",
        local_id=row.local_id or "",
        email=row.email or "",
        attributes=json.loads(row.attributes) if row.attributes else {},
        is_active=not row.is_gone,
        user_id=row.user_id,
        username=row.username or "",
        linked_at=row.linked_at,
        merged_into=row.merged_into,
        import_id=row.import_id or "",
        version=int(row.version),
    )

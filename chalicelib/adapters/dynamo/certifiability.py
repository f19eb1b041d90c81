"""What learners have shown, in DynamoDB: a small row beside each line of an organization's list."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from chalicelib.adapters.dynamo.orga_tables import LearnerRow

_PREFIX = "y#"


class DynamoCertifiability:
    """`ports.results.CertifiabilityRows`: rows `y#<learner_id>` of the table `learners`."""

    def find_many(
        self, organization_id: str, learner_ids: Sequence[str]
    ) -> Mapping[str, Mapping[str, int]]:
        """One BatchGet."""
        keys = [(organization_id, f"{_PREFIX}{id_}") for id_ in dict.fromkeys(learner_ids)]
        return _levels(LearnerRow.batch_get(keys)) if keys else {}

    def each(self, organization_id: str) -> Mapping[str, Mapping[str, int]]:
        """One Query over rows of some 150 bytes."""
        return _levels(LearnerRow.query(organization_id, LearnerRow.row.startswith(_PREFIX)))

    def save(
        self, organization_id: str, learner_id: str, levels: Mapping[str, int], *, now: datetime
    ) -> None:
        """One Put."""
        text = json.dumps(dict(levels), separators=(",", ":"))
        LearnerRow(organization_id, f"{_PREFIX}{learner_id}", counts=text, linked_at=now).save()

    def remove(self, organization_id: str, learner_id: str) -> None:
        """One Delete."""
        LearnerRow(organization_id, f"{_PREFIX}{learner_id}").delete()


def _levels(rows: Iterable[LearnerRow]) -> dict[str, Mapping[str, int]]:
    return {row.row.removeprefix(_PREFIX): json.loads(row.counts) for row in rows}

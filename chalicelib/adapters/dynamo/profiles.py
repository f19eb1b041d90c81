"""Profiles in DynamoDB: one partition a learner."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamo.tables import ProfileRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing, put
from chalicelib.core.errors import StaleRow
from chalicelib.core.knowledge import CODES, KnowledgeElement
from chalicelib.core.scoring import CompetenceProfile

_KINDS = {code: kind for kind, code in CODES.items()}


class DynamoProfiles:
    """`ports.Profiles` on the table `profiles`."""

    def list_of(self, user_id: str) -> Sequence[CompetenceProfile]:
        """One Query over the small rows."""
        rows = ProfileRow.query(user_id, ProfileRow.row.startswith("c#"))
        return [_profile(row) for row in rows]

    def find(self, user_id: str, competence_id: str) -> CompetenceProfile | None:
        """One strongly consistent Get."""
        try:
            row = ProfileRow.get(user_id, f"c#{competence_id}", consistent_read=True)
        except ProfileRow.DoesNotExist:
            return None
        return _profile(row)

    def elements(self, user_id: str, competence_id: str) -> Sequence[KnowledgeElement]:
        """One strongly consistent Get."""
        try:
            row = ProfileRow.get(user_id, f"k#{competence_id}", consistent_read=True)
        except ProfileRow.DoesNotExist:
            return ()
        return [_element(text) for text in row.elements.split(";") if text]

    def save(
        self, profile: CompetenceProfile, elements: Sequence[KnowledgeElement] | None = None
    ) -> None:
        """One conditional Put, or a transaction of two when elements change too."""
        row, condition = _row(profile), _unchanged(profile.version)
        try:
            if elements is None:
                put(row, condition)
                return
            texts = ";".join(_text(element) for element in elements)
            with all_or_nothing() as transaction:
                transaction.save(row, condition=condition)
                shown = ProfileRow(profile.user_id, f"k#{profile.competence_id}", elements=texts)
                transaction.save(shown)
        except Refused as error:
            raise StaleRow from error

    def register(self, user_id: str, assessment_id: str) -> None:
        """One Put; twice is once."""
        ProfileRow(user_id, f"a#{assessment_id}").save()

    def list_assessments(self, user_id: str) -> Sequence[str]:
        """One Query."""
        rows = ProfileRow.query(user_id, ProfileRow.row.startswith("a#"), consistent_read=True)
        return [row.row.removeprefix("a#") for row in rows]

    def delete(self, user_id: str) -> None:
        """Every row of the partition, in batches."""
        with ProfileRow.batch_write() as batch:
            for row in ProfileRow.query(user_id, consistent_read=True):
                batch.delete(row)


def _unchanged(version: int) -> Condition:
    if version == 0:
        return ProfileRow.user_id.does_not_exist()
    return ProfileRow.version == version


def _row(profile: CompetenceProfile) -> ProfileRow:
    return ProfileRow(
        profile.user_id,
        f"c#{profile.competence_id}",
        release_id=profile.release_id,
        exact_pix=profile.exact_pix,
        last_at=profile.last_at,
        assessment_id=profile.assessment_id,
        is_assessment_completed=profile.is_assessment_completed,
        version=profile.version + 1,
    )


def _profile(row: ProfileRow) -> CompetenceProfile:
    return CompetenceProfile(
        user_id=row.user_id,
        competence_id=row.row.removeprefix("c#"),
        release_id=row.release_id,
        exact_pix=int(row.exact_pix),
        last_at=row.last_at,
        assessment_id=row.assessment_id,
        is_assessment_completed=bool(row.is_assessment_completed),
        version=int(row.version),
    )


def _text(element: KnowledgeElement) -> str:
    at = round(element.at.timestamp() * 1000)
    return f"{element.skill_id},{element.code},{element.pix},{at}"


def _element(text: str) -> KnowledgeElement:
    skill_id, code, pix, at = text.split(",")
    mark, source = _KINDS[code]
    return KnowledgeElement(
        skill_id=skill_id,
        mark=mark,
        source=source,
        pix=int(pix),
        at=datetime.fromtimestamp(int(at) / 1000, tz=UTC),
    )

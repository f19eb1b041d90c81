"""What use cases need from outside, each contract in prose. Adapters name the vendor."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.core.assessment import Event, Header
from chalicelib.core.content import Release
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.scoring import CompetenceProfile


class Clock(Protocol):
    """The time. The local runner can move it."""

    def now(self) -> datetime:
        """The present, aware, in UTC."""
        ...


class Releases(Protocol):
    """Content releases; immutable once stored."""

    def get(self, release_id: str) -> Release:
        """The release with that id; raises `UnknownRelease`."""
        ...

    def current(self) -> Release:
        """The release a human activated last; raises `UnknownRelease` when there is none."""
        ...


class ContentFiles(Protocol):
    """Attachments and pictures of a release."""

    def address(self, release_id: str, path: str, *, download_name: str = "") -> str:
        """An address to fetch `path` below the release's assets, good for five minutes."""
        ...


class Assessments(Protocol):
    """Assessments as append-only rows: a header, then one sequence of events."""

    def open(self, header: Header) -> None:
        """Store a new assessment's header; raises `RowExists` when there is one already."""
        ...

    def get(self, assessment_id: str) -> tuple[Header, Sequence[Event]]:
        """Header and events in order, read consistently; raises `AssessmentNotFound`."""
        ...

    def append(self, assessment_id: str, event: Event) -> None:
        """Add the event at its own sequence number; raises `RowExists` if that one is taken."""
        ...

    def full_answer(self, assessment_id: str, sequence: int) -> str:
        """The text of an answer too long for its event's row."""
        ...

    def delete(self, assessment_id: str) -> None:
        """Remove the assessment whole; nothing happens when it is not there."""
        ...


class Profiles(Protocol):
    """What a learner has shown, competence by competence: rewritten rows with a version."""

    def list_of(self, user_id: str) -> Sequence[CompetenceProfile]:
        """The rows of a learner, without knowledge elements."""
        ...

    def find(self, user_id: str, competence_id: str) -> CompetenceProfile | None:
        """The row of one competence, read consistently, or None."""
        ...

    def elements(self, user_id: str, competence_id: str) -> Sequence[KnowledgeElement]:
        """The newest knowledge element of each skill of the competence."""
        ...

    def save(
        self, profile: CompetenceProfile, elements: Sequence[KnowledgeElement] | None = None
    ) -> None:
        """Write the row (and elements, when given) if its version is the one read.

        Raises `StaleRow` when somebody else wrote in between.
        """
        ...

    def delete(self, user_id: str) -> None:
        """Remove every row of the learner."""
        ...

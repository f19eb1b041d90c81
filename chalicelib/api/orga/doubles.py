"""The same person twice on a list: proposed, merged, taken apart."""

from datetime import date
from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, Instant, NoBody, Schema, View, endpoint
from chalicelib.api.orga.learners import LearnerView, learner_view
from chalicelib.api.orga.organizations import ONE, REFUSALS
from chalicelib.core.doubles import Reason
from chalicelib.core.errors import StaleRow
from chalicelib.core.identity import registered
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import (
    LearnerNotFound,
    MergeNotFound,
    NotMergeable,
    UndoTooLate,
)
from chalicelib.services import doubles as use_cases
from chalicelib.wiring import pupil as pupil_wiring

doubles = Blueprint(__name__)

LIST = f"{ONE}/doubles"
LearnerId = Annotated[str, Field(min_length=1, max_length=64)]


class MergeDoubles(Schema):
    """Which line stays, and which one goes into it."""

    kept_id: LearnerId
    double_id: LearnerId


class TwinView(LearnerView):
    """A line, with what tells people apart."""

    birth_date: date | None


class DoubleView(View):
    """Two lines that may be one person, and why we think so."""

    kept: TwinView
    double: TwinView
    reasons: list[Reason]


class MergeView(View):
    """Two lines that were merged; it can be undone for thirty days."""

    id: str
    merged_at: Instant
    kept: TwinView
    double: TwinView


class DoublesView(View):
    """What to look at, the surest first, a hundred at most; and what was merged lately."""

    items: list[DoubleView]
    merges: list[MergeView]
    next: None = None


class MergedView(View):
    """What to name when the merge is undone."""

    merge_id: str


@endpoint(
    doubles,
    "GET",
    LIST,
    allow=registered,
    role="member",
    returns=DoublesView,
    raises=REFUSALS,
)
def list_doubles(call: Call[NoBody], organization_id: str) -> DoublesView:  # noqa: ARG001  # every view has this form
    """Pairs of lines that may be one person, and the merges that can be undone."""
    doors = pupil_wiring.double_doors()
    found = use_cases.list_doubles(doors, organization_id)
    merges = use_cases.list_merges(doors, organization_id)
    return DoublesView(
        items=[
            DoubleView(kept=_twin(one.kept), double=_twin(one.double), reasons=list(one.reasons))
            for one in found
        ],
        merges=[
            MergeView(
                id=one.id, merged_at=one.merged_at, kept=_twin(one.kept), double=_twin(one.double)
            )
            for one in merges
        ],
    )


@endpoint(
    doubles,
    "POST",
    f"{LIST}/merge",
    allow=registered,
    role="member",
    body=MergeDoubles,
    returns=MergedView,
    status=201,
    raises=(*REFUSALS, LearnerNotFound, NotMergeable, StaleRow),
)
def merge_doubles(call: Call[MergeDoubles], organization_id: str) -> MergedView:
    """Make one line of two; the account goes to the one that stays, unless it has its own."""
    merge = use_cases.merge_learners(
        pupil_wiring.double_doors(),
        organization_id,
        kept_id=call.body.kept_id,
        double_id=call.body.double_id,
        merged_by=call.user_id,
        merge_id=call.new_id,
        now=call.now,
    )
    return MergedView(merge_id=merge.id)


@endpoint(
    doubles,
    "POST",
    f"{LIST}/{{merge_id}}/undo",
    allow=registered,
    role="member",
    body=NoBody,
    status=204,
    raises=(*REFUSALS, MergeNotFound, LearnerNotFound, NotMergeable, UndoTooLate, StaleRow),
)
def undo_merge(call: Call[NoBody], organization_id: str, merge_id: str) -> None:
    """Make two lines again, each with the account it had."""
    use_cases.undo_merge(pupil_wiring.double_doors(), organization_id, merge_id, now=call.now)


def _twin(learner: Learner) -> TwinView:
    return TwinView(**learner_view(learner).model_dump(), birth_date=learner.birth_date)

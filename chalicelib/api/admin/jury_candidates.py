"""A candidate's sheet, and what the jury decides of it: proposed by one, approved by another."""

from contextlib import suppress
from datetime import date
from typing import Annotated, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.admin.jury_sheet import SheetView, sheet_view
from chalicelib.api.admin.jury_views import (
    OutcomeView,
    Reason,
    ScoreProposalView,
    outcome_view,
    proposal_view,
)
from chalicelib.api.endpoint import Call, NoBody, Schema, View, endpoint
from chalicelib.core.certif_errors import (
    AlreadyPublished,
    CertificationNotFound,
    DecisionNotPossible,
    DecisionNotReadable,
    NotFinalized,
    NotPublished,
    ProposalNotFound,
    ProposalWaiting,
    ReportNotFound,
    SameEyes,
)
from chalicelib.core.certification.certification import Certification, Change
from chalicelib.core.certification.decisions import Asked
from chalicelib.core.errors import NameNotReadable, StaleRow
from chalicelib.core.identity import staff
from chalicelib.observability import logger
from chalicelib.services import jury_decisions as use_cases
from chalicelib.services.certification_sheet import read_sheet
from chalicelib.services.jury_decisions import Deciding, Identity
from chalicelib.services.settlement import settle_session
from chalicelib.wiring import jury as jury_wiring

jury_candidates = Blueprint(__name__)

ONE = "/certification/candidates/{candidate_id}"
PROPOSAL = f"{ONE}/proposals/{{sequence}}"
Name = Annotated[str, Field(max_length=100)]
Position = Annotated[int, Field(ge=1, le=500)]
Decision = Literal["neutralize", "restore", "cancel", "uncancel", "reject_fraud", "lift_fraud"]
PROPOSING = (
    CertificationNotFound,
    NotFinalized,
    ProposalWaiting,
    DecisionNotPossible,
    DecisionNotReadable,
    StaleRow,
)


class Propose(Schema):
    """A change of a result, and why; `positions`: of the questions to neutralize or restore."""

    action: Decision
    reason: Reason
    positions: Annotated[tuple[Position, ...], Field(max_length=100)] = ()
    report_id: Annotated[str, Field(max_length=24)] = ""


class Revoke(Schema):
    """Why a published result is to be cancelled."""

    reason: Reason


class Refuse(Schema):
    """Why a proposal is put away."""

    reason: Reason


class Comment(Schema):
    """What the candidate and the center read; empty takes it back."""

    for_candidate: Reason
    for_organization: Reason


class CorrectIdentity(Schema):
    """Who the holder is, and why it changes."""

    first_name: Name
    last_name: Name
    birth_date: date
    reason: Reason


class WaitingProposal(View):
    """A change that waits, with the candidate and the session it is about."""

    candidate_id: str
    first_name: str
    last_name: str
    session_id: str
    session_number: str
    outcome: OutcomeView
    proposal: ScoreProposalView


class WaitingProposals(View):
    """Every change that waits for a second pair of eyes; at most a hundred."""

    items: list[WaitingProposal]
    next: str | None


@endpoint(
    jury_candidates,
    "GET",
    "/certification/proposals",
    allow=staff,
    returns=WaitingProposals,
)
def list_proposals(call: Call[NoBody]) -> WaitingProposals:
    """The changes of results that wait for a second pair of eyes."""
    found = use_cases.list_proposals(jury_wiring.decision_doors())
    items = [
        WaitingProposal(
            candidate_id=one.certification.id,
            first_name=one.certification.first_name,
            last_name=one.certification.last_name,
            session_id=one.session.id,
            session_number=one.session.number,
            outcome=outcome_view(one.certification),
            proposal=proposal_view(one.proposal, name=one.proposed_by, user_id=call.user_id),
        )
        for one in found
    ]
    return WaitingProposals(items=items, next=None)


@endpoint(
    jury_candidates,
    "GET",
    ONE,
    allow=staff,
    returns=SheetView,
    raises=(CertificationNotFound,),
)
def find_sheet(call: Call[NoBody], candidate_id: str) -> SheetView:
    """All that the jury weighs of a candidate's exam."""
    sheet = read_sheet(jury_wiring.sheet_doors(), candidate_id)
    logger.info("A sheet was read", candidate_id=candidate_id, by=call.user_id)
    return sheet_view(sheet, user_id=call.user_id)


@endpoint(
    jury_candidates,
    "POST",
    f"{ONE}/decisions",
    allow=staff,
    body=Propose,
    returns=OutcomeView,
    status=202,
    raises=(*PROPOSING, AlreadyPublished, ReportNotFound),
)
def propose_decision(call: Call[Propose], candidate_id: str) -> OutcomeView:
    """Propose a change of a result; somebody else approves it."""
    body = call.body
    asked = Asked(
        change=body.action,
        reason=body.reason,
        by=call.user_id,
        now=call.now,
        positions=body.positions,
        report_id=body.report_id,
    )
    return _proposed(candidate_id, asked)


@endpoint(
    jury_candidates,
    "POST",
    f"{ONE}/revocation",
    allow=staff,
    body=Revoke,
    returns=OutcomeView,
    status=202,
    raises=(*PROPOSING, NotPublished),
)
def propose_revocation(call: Call[Revoke], candidate_id: str) -> OutcomeView:
    """Propose that a published result be cancelled, certificate and verification with it."""
    change: Change = "revoke"
    return _proposed(candidate_id, Asked(change, call.body.reason, by=call.user_id, now=call.now))


@endpoint(
    jury_candidates,
    "POST",
    f"{PROPOSAL}/approval",
    allow=staff,
    body=NoBody,
    returns=OutcomeView,
    raises=(CertificationNotFound, ProposalNotFound, SameEyes, StaleRow),
)
def approve_proposal(call: Call[NoBody], candidate_id: str, sequence: str) -> OutcomeView:
    """Carry out what somebody else proposed: the exam is scored again."""
    one = use_cases.approve_change(
        jury_wiring.decision_doors(),
        candidate_id,
        _place(sequence),
        deciding=Deciding(call.user_id, call.now),
    )
    return _settled(call, one, "A change was approved")


@endpoint(
    jury_candidates,
    "POST",
    f"{PROPOSAL}/refusal",
    allow=staff,
    body=Refuse,
    returns=OutcomeView,
    raises=(CertificationNotFound, ProposalNotFound, DecisionNotReadable, StaleRow),
)
def refuse_proposal(call: Call[Refuse], candidate_id: str, sequence: str) -> OutcomeView:
    """Put a proposal away, one's own too."""
    one = use_cases.refuse_change(
        jury_wiring.decision_doors(),
        candidate_id,
        _place(sequence),
        deciding=Deciding(call.user_id, call.now, call.body.reason),
    )
    return _settled(call, one, "A change was refused")


@endpoint(
    jury_candidates,
    "POST",
    f"{ONE}/comments",
    allow=staff,
    body=Comment,
    returns=OutcomeView,
    raises=(CertificationNotFound, DecisionNotReadable, StaleRow),
)
def comment_result(call: Call[Comment], candidate_id: str) -> OutcomeView:
    """Say something to the candidate and to their center."""
    one = use_cases.comment(
        jury_wiring.decision_doors(),
        candidate_id,
        for_candidate=call.body.for_candidate,
        for_organization=call.body.for_organization,
        deciding=Deciding(call.user_id, call.now),
    )
    logger.info("A result was commented", candidate_id=candidate_id, by=call.user_id)
    return outcome_view(one)


@endpoint(
    jury_candidates,
    "POST",
    f"{ONE}/identity",
    allow=staff,
    body=CorrectIdentity,
    returns=OutcomeView,
    raises=(CertificationNotFound, NameNotReadable, DecisionNotReadable, StaleRow),
)
def correct_identity(call: Call[CorrectIdentity], candidate_id: str) -> OutcomeView:
    """Mend names or birth date; a certificate that was requested is made again."""
    body = call.body
    one = use_cases.correct_identity(
        jury_wiring.decision_doors(),
        candidate_id,
        Identity(body.first_name, body.last_name, body.birth_date),
        deciding=Deciding(call.user_id, call.now, body.reason),
    )
    logger.info("An identity was corrected", candidate_id=candidate_id, by=call.user_id)
    return outcome_view(one)


def _proposed(candidate_id: str, asked: Asked) -> OutcomeView:
    one = use_cases.propose_change(jury_wiring.decision_doors(), candidate_id, asked)
    logger.info(
        "A change was proposed", candidate_id=candidate_id, change=asked.change, by=asked.by
    )
    return outcome_view(one)


def _settled(call: Call[NoBody] | Call[Refuse], one: Certification, said: str) -> OutcomeView:
    logger.info(said, candidate_id=one.id, by=call.user_id)
    with suppress(StaleRow):  # it is decided: who was at the session meanwhile settles it
        settle_session(jury_wiring.settlement_doors(), one.session_id, now=call.now)
    return outcome_view(one)


def _place(sequence: str) -> int:
    """The place of a proposal in the trail; raises `ProposalNotFound` for what is none."""
    if not (sequence.isascii() and sequence.isdigit() and len(sequence) < 8):
        raise ProposalNotFound
    return int(sequence)

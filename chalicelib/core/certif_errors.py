"""What certification may refuse: sessions, candidates, the exam, the room, what follows."""

from chalicelib.core.errors import (
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    NotSignedIn,
    Unavailable,
)

# sessions and candidates


class SessionNotFound(NotFound):
    """No such certification session, or one of another center."""

    code = "session_not_found"


class SchoolNotFound(NotFound):
    """No such school, or one whose pupils this center may not enrol."""

    code = "school_not_found"


class CandidateNotFound(NotFound):
    """No such candidate in this session."""

    code = "candidate_not_found"


class SessionClosed(Conflict):
    """The session was finalized: nothing of its room moves any more."""

    code = "session_closed"


class SessionStarted(Conflict):
    """Somebody has joined: what is set for a session can be set no more."""

    code = "session_started"


class CandidateJoined(Conflict):
    """The candidate has joined: their line stays as it is."""

    code = "candidate_joined"


class CandidateKnown(Conflict):
    """Somebody of that name and birth date is enrolled in this session already."""

    code = "candidate_known"


class CandidatesTooMany(Conflict):
    """More candidates than one session may have."""

    code = "candidates_too_many"


class UnknownExamVersion(InvalidInput):
    """No such version of the exam in this release."""

    code = "unknown_exam_version"
    pointer = "/version_id"


class SessionFieldNotReadable(InvalidInput):
    """A place, a date or a time that cannot be; `pointer` says which."""

    code = "session_field_not_readable"

    def __init__(self, pointer: str) -> None:
        super().__init__()
        self.pointer = pointer


class CandidateFieldNotReadable(InvalidInput):
    """A field of a candidate that cannot be; `pointer` says which, `reason` why, as a code."""

    code = "candidate_field_not_readable"

    def __init__(self, pointer: str, reason: str) -> None:
        super().__init__(reason)
        self.pointer = pointer
        self.reason = reason


class CandidatesNotReadable(InvalidInput):
    """Not a table of candidates or sessions that we can read: no heading that we know."""

    code = "candidates_not_readable"
    pointer = "/lines"


# joining


class ExamEntryRefused(NotFound):
    """No candidate of that session has this identity or ticket: the two are never told apart."""

    code = "exam_entry_refused"


class CandidateTaken(Conflict):
    """Another account joined as this candidate, or this account is another one of the session, or
    watches over it."""

    code = "candidate_taken"


class ExamAccountNeeded(NotSignedIn):
    """The ticket leads to nobody's account yet: one must be signed in to use it."""

    code = "exam_account_needed"


class NotCertifiable(Conflict):
    """The profile does not hold enough competences to take the exam."""

    code = "not_certifiable"


# the exam


class ExamNotFound(NotFound):
    """Nobody has joined this exam."""

    code = "exam_not_found"


class ExamNotNow(Conflict):
    """The exam is not in a state that allows it."""

    code = "exam_not_now"


class ExamLangNotOffered(InvalidInput):
    """The pool holds no whole exam in that language."""

    code = "exam_lang_not_offered"
    pointer = "/lang"


class ExamElsewhere(Conflict):
    """The exam goes on from another machine."""

    code = "exam_elsewhere"


class ExamPaused(Conflict):
    """The exam is paused: the invigilator lets it go on."""

    code = "exam_paused"


class ExamOver(Conflict):
    """The exam has ended."""

    code = "exam_over"


class AlertsTooMany(Conflict):
    """So many reported questions wait for the invigilator that no other can be put aside."""

    code = "alerts_too_many"


class AlertNotFound(NotFound):
    """No such report waits for an answer."""

    code = "alert_not_found"


class EvidenceTooMuch(Conflict):
    """More has been noticed of this exam than is kept."""

    code = "evidence_too_much"


# the room


class RoomNotFound(NotFound):
    """No session has this number and this secret, or the person does not invigilate it."""

    code = "room_not_found"


class SessionTooEarly(Conflict):
    """The session is on a later day: nobody is let in yet."""

    code = "session_too_early"


class NotYourReport(Conflict):
    """Somebody else wrote the report: they take it back, or the center does."""

    code = "not_your_report"


# after


class ReportNotFound(NotFound):
    """No such incident report in this session."""

    code = "report_not_found"


class ReportNotReadable(InvalidInput):
    """A report that its category does not allow; `pointer` says what."""

    code = "report_not_readable"

    def __init__(self, pointer: str) -> None:
        super().__init__()
        self.pointer = pointer


class CauseMissing(InvalidInput):
    """An exam was not finished, and nobody says why; `pointer` names the candidate."""

    code = "cause_missing"

    def __init__(self, candidate_id: str) -> None:
        super().__init__()
        self.pointer = f"/causes/{candidate_id}"


class CertificationNotFound(NotFound):
    """No such certification, or somebody else's."""

    code = "certification_not_found"


class NotFinalized(Conflict):
    """The session is not finalized."""

    code = "not_finalized"


class NotSettled(Conflict):
    """Something of the session waits for the jury."""

    code = "not_settled"


class AlreadyPublished(Conflict):
    """The results are published: they can be cancelled, not changed."""

    code = "already_published"


class NotPublished(Conflict):
    """The results are not published."""

    code = "not_published"


class SameEyes(Forbidden):
    """Who proposed a change of a score does not approve it."""

    code = "same_eyes"


class ProposalNotFound(NotFound):
    """No such change waits for a second pair of eyes."""

    code = "proposal_not_found"


class ProposalWaiting(Conflict):
    """Another change of this result waits for a second pair of eyes."""

    code = "proposal_waiting"


class DecisionNotPossible(Conflict):
    """The result is not in a state that this decision changes."""

    code = "decision_not_possible"


class DecisionNotReadable(InvalidInput):
    """A decision without its reason, or about a question that was not answered."""

    code = "decision_not_readable"

    def __init__(self, pointer: str) -> None:
        super().__init__()
        self.pointer = pointer


class CertificateNotReady(Conflict):
    """The certificate is being made."""

    code = "certificate_not_ready"


class CertificateRevoked(Conflict):
    """The result was cancelled after it was published: its certificate is withdrawn."""

    code = "certificate_revoked"


class StatusListUnknown(NotFound):
    """No credential has its status there."""

    code = "status_list_unknown"


class CertificateUnknown(NotFound):
    """No certificate has this code; or it was never published."""

    code = "certificate_unknown"


class SigningKeyMissing(Unavailable):
    """No key to sign certificates with."""

    code = "signing_key_missing"

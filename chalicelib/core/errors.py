"""Everything the rules may refuse, each with a stable `code` that screens put into words.

DomainError
├── InvalidInput         what was sent does not make sense
├── NotSignedIn          who is asking is not known
├── Forbidden            known, in their own house, but not allowed
├── NotFound             unknown, or somebody else's
├── Conflict             the state does not allow it
├── TooManyAttempts      wait `retry_after_seconds`
└── Unavailable          our own fault: something the service stands on is missing
"""


class DomainError(Exception):
    """A refusal with a stable code; the message is for logs and never holds personal data."""

    code = "error"

    def __init__(self, message: str = "") -> None:
        super().__init__(message or self.code)


class InvalidInput(DomainError):
    """What was sent does not make sense; `pointer` is a JSON pointer into the body."""

    code = "invalid_input"
    pointer = ""
    reason = ""
    """What is wrong there, as a code, where the error's own says too little."""


class NotSignedIn(DomainError):
    """No access token, or one that is wrong or too old."""

    code = "not_signed_in"


class Forbidden(DomainError):
    """The wrong role in one's own organization."""

    code = "forbidden"


class NotFound(DomainError):
    """Unknown, or somebody else's: the two are never told apart."""

    code = "not_found"


class Conflict(DomainError):
    """The state does not allow it."""

    code = "conflict"


class TooManyAttempts(DomainError):
    """Too many failures; try again later."""

    code = "too_many_attempts"

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__(f"retry after {retry_after_seconds} s")
        self.retry_after_seconds = retry_after_seconds


class Unavailable(DomainError):
    """Something the service stands on is missing: nothing the sender can mend."""

    code = "unavailable"


class BadCursor(InvalidInput):
    """Not a place of this list: it was changed on its way, or is of another list."""

    code = "bad_cursor"
    pointer = "/cursor"


# content


class UnknownCompetence(NotFound):
    """No such competence in this release."""

    code = "unknown_competence"


class UnknownSkill(NotFound):
    """No such skill in this release."""

    code = "unknown_skill"


class UnknownChallenge(NotFound):
    """No such challenge in this release."""

    code = "unknown_challenge"


class ReleaseNotPublished(NotFound):
    """No such release was published."""

    code = "release_not_published"


class LastChallengeOfSkill(Conflict):
    """Nothing would be left to ask about this skill in training."""

    code = "last_challenge_of_skill"


class ExamTooShort(Conflict):
    """An exam could not be filled any more."""

    code = "exam_too_short"


class UnknownRelease(Unavailable):
    """No such release in the store."""

    code = "unknown_release"


# grading


class AnswerNotReadable(InvalidInput):
    """The answer has not the form the challenge asks for."""

    code = "answer_not_readable"
    pointer = "/answer"


# assessment


class AssessmentNotFound(NotFound):
    """Unknown, or somebody else's."""

    code = "assessment_not_found"


class ChallengeNotAsked(Conflict):
    """An answer to a challenge, or at a position, that was not asked."""

    code = "challenge_not_asked"


class AlreadyAnswered(Conflict):
    """Another answer stands at this position."""

    code = "already_answered"


class AssessmentEnded(Conflict):
    """The assessment is over."""

    code = "assessment_ended"


class NothingToAsk(Conflict):
    """Nothing is left to ask: no playable challenge for what is not yet known."""

    code = "nothing_to_ask"


class ImprovementTooEarly(Conflict):
    """The delay before improving is not over."""

    code = "improvement_too_early"


class NotImprovable(Conflict):
    """The highest level is reached, or all that there is to show was shown."""

    code = "not_improvable"


class ResetTooEarly(Conflict):
    """The delay before starting over is not over, or there is nothing to reset."""

    code = "reset_too_early"


# storage


class RowExists(Conflict):
    """Another writer was first."""

    code = "row_exists"


class QueueUnavailable(Exception):
    """A queue did not take an event: not the caller's doing, and never told to them."""


class StaleRow(Conflict):
    """The row was rewritten since it was read."""

    code = "stale_row"


# accounts


class AccountNotFound(NotFound):
    """No such account, or it is closed."""

    code = "account_not_found"


class WrongCredentials(NotSignedIn):
    """No account with this address and this password; never says which of the two is wrong."""

    code = "wrong_credentials"


class SignedOut(NotSignedIn):
    """The refresh token is unknown, too old or revoked."""

    code = "signed_out"


class RefreshTokenReused(SignedOut):
    """A refresh token came back after its successor: somebody holds a copy."""


class WrongOrigin(Forbidden):
    """A cookie was sent from a page that is not of this site."""

    code = "wrong_origin"


class EmailTaken(Conflict):
    """Another account has this address; only sign-up says so."""

    code = "email_taken"


class UsernameTaken(Conflict):
    """Another account has this user name."""

    code = "username_taken"


class EmailNotReadable(InvalidInput):
    """Not an e-mail address we can write to."""

    code = "invalid_email"
    pointer = "/email"


class NameNotReadable(InvalidInput):
    """Empty, too long, or with characters that are not of a name."""

    code = "invalid_name"

    def __init__(self, pointer: str) -> None:
        super().__init__()
        self.pointer = pointer


class WeakPassword(InvalidInput):
    """Too short, too long, or among the first that anybody would try."""

    code = "weak_password"

    def __init__(self, pointer: str) -> None:
        super().__init__()
        self.pointer = pointer


class LinkExpired(InvalidInput):
    """The link is too old, already used, or not one of ours."""

    code = "link_expired"
    pointer = "/token"


# psychometrics


class InvalidItem(InvalidInput):
    """An item's parameters, name or place make no sense; the message names the item."""

    code = "invalid_item"


class InvalidPolicy(InvalidInput):
    """A length, a quota, a cap or a share that no test could follow."""

    code = "invalid_policy"


class InvalidResponses(InvalidInput):
    """Answers that cannot be estimated from: an unknown value, an empty table, a wrong shape."""

    code = "invalid_responses"


class InvalidScale(InvalidInput):
    """Intervals that overlap, leave a hole or go down."""

    code = "invalid_scale"


class QuotasNotMet(Conflict):
    """The bank has not enough items for the quotas of the test."""

    code = "quotas_not_met"


class NoItemLeft(Conflict):
    """No item may be asked next, before the test has its length."""

    code = "no_item_left"


class CalibrationNotFound(NotFound):
    """No such calibration of this release."""

    code = "calibration_not_found"

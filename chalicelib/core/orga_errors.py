"""What the rooms of organizations may refuse: their pupils, campaigns, files and ways in."""

from chalicelib.core.errors import (
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    NotSignedIn,
    Unavailable,
)

# organizations


class OrganizationNotFound(NotFound):
    """No such organization, or one the person is not a member of."""

    code = "organization_not_found"


class InvitationNotFound(NotFound):
    """No such invitation: used, cancelled, too old, or never made."""

    code = "invitation_not_found"


class MemberNotFound(NotFound):
    """No such member of this organization."""

    code = "member_not_found"


class LastAdmin(Conflict):
    """An organization keeps at least one administrator."""

    code = "last_admin"


class AlreadyMember(Conflict):
    """The person is a member of the organization already."""

    code = "already_member"


class OrganizationKnown(Conflict):
    """There is an organization of this type with this number."""

    code = "organization_known"


class InvalidUai(InvalidInput):
    """Not the number of a school: seven digits and the letter that goes with them."""

    code = "invalid_uai"
    pointer = "/uai"


class MissingUai(InvalidInput):
    """A school has an official number."""

    code = "missing_uai"
    pointer = "/uai"


class InvalidOrganizationName(InvalidInput):
    """Too short, too long, or with characters that are not of a place's name."""

    code = "invalid_organization_name"
    pointer = "/name"


class BatchNotReadable(InvalidInput):
    """Not a table of organizations: no line of headings that we know, or too many lines."""

    code = "batch_not_readable"
    pointer = "/lines"


# learners


class LearnerNotFound(NotFound):
    """No such learner in this organization."""

    code = "learner_not_found"


class LearnerKnown(Conflict):
    """Somebody of these names, with no other birth date, is on the list already."""

    code = "learner_known"


class InvalidDivision(InvalidInput):
    """Too long for the name of a class, or with characters that cannot be printed."""

    code = "invalid_division"
    pointer = "/division"


class EmptyDivision(NotFound):
    """Nobody on the list is in this class."""

    code = "empty_division"


class NotOnTheList(NotFound):
    """Nobody of that name and birth date can be joined; never says who else is on the list."""

    code = "not_on_the_list"


class LearnerLinked(Conflict):
    """An account is linked to this learner already."""

    code = "learner_linked"


class AccountLinked(Conflict):
    """This account is linked to another learner of the same organization."""

    code = "account_linked"


class AccountOfOnesOwn(Conflict):
    """The person has an address or works somewhere: nobody else renews their access."""

    code = "account_of_ones_own"


class AccountElsewhere(Conflict):
    """The account was joined by another organization since: it is theirs to renew."""

    code = "account_elsewhere"


class NotMergeable(Conflict):
    """The two are not doubles that can be merged, or have changed since."""

    code = "not_mergeable"


class MergeNotFound(NotFound):
    """No such merge in this organization, or too old to be known."""

    code = "merge_not_found"


# files and jobs


class JobNotFound(NotFound):
    """No such job in this organization."""

    code = "job_not_found"


class JobNotReady(Conflict):
    """The job is not at the step at which this can be asked."""

    code = "job_not_ready"


class FileTooLarge(InvalidInput):
    """More than any list of learners."""

    code = "file_too_large"
    pointer = "/size"


class UploadIncomplete(Conflict):
    """Parts of the file are missing: send them, then say it is complete again."""

    code = "upload_incomplete"


class PreviewOutdated(Conflict):
    """Another file was accepted since this one was compared with the list: compare again."""

    code = "preview_outdated"


class UndoTooLate(Conflict):
    """Thirty days have passed, or another file was accepted since."""

    code = "undo_too_late"


# campaigns


class CampaignNotFound(NotFound):
    """No such campaign, or another organization's; the same for a code that leads nowhere."""

    code = "campaign_not_found"


class CampaignClosed(Conflict):
    """The campaign is archived, not open yet, or over."""

    code = "campaign_closed"


class ParticipationNotFound(NotFound):
    """No such participation, or somebody else's."""

    code = "participation_not_found"


class NotCompleted(Conflict):
    """Results can be sent once the test is over."""

    code = "not_completed"


class AlreadyShared(Conflict):
    """These results were sent already."""

    code = "already_shared"


class NotShared(Conflict):
    """Answers can be read once the person has sent their results."""

    code = "not_shared"


class TooManyToCompare(Conflict):
    """Too many people took part to be compared at once: choose a class."""

    code = "too_many_to_compare"


class RetryTooEarly(Conflict):
    """The delay before another try is not over, or this campaign takes one sending only."""

    code = "retry_too_early"


class LearnerRequired(Forbidden):
    """The campaign is for the organization's learners: say first which one you are."""

    code = "learner_required"


class CodeTaken(Conflict):
    """Another campaign has this code: draw another one."""

    code = "code_taken"


class EmptyTarget(InvalidInput):
    """Nothing to measure: no subject was picked, or none that the content knows."""

    code = "empty_target"
    pointer = "/target"


class UnknownTargetProfile(InvalidInput):
    """No such profile in the catalogue."""

    code = "unknown_target_profile"
    pointer = "/profile_id"


class UnknownTube(InvalidInput):
    """No such subject in the content, or none so high."""

    code = "unknown_tube"
    pointer = "/caps"


class WrongDates(InvalidInput):
    """A campaign ends after it starts, and after now when it is made."""

    code = "wrong_dates"
    pointer = "/ends_at"


class RestoreTooLate(Conflict):
    """What was deleted can be brought back during thirty days."""

    code = "restore_too_late"


# ways in


class StepRequired(NotSignedIn):
    """The person is known, and something else is asked before they are in.

    `step_token` lets this browser, for ten minutes, do what is asked: it goes in a cookie.
    """

    code = "step_required"

    def __init__(self, step_token: str = "") -> None:
        super().__init__()
        self.step_token = step_token


class StepExpired(NotSignedIn):
    """Too much time has passed since the password was given, or it is another one now."""

    code = "step_expired"


class PasswordChangeRequired(StepRequired):
    """A one-time password was given: choose a new one."""

    code = "password_change_required"


class SecondFactorRequired(StepRequired):
    """The account has a second factor: give its code."""

    code = "second_factor_required"


class SecondFactorMissing(Forbidden):
    """This place asks for a second factor: add one to the account first."""

    code = "second_factor_missing"


class SecondFactorExists(Conflict):
    """The account has a second factor already."""

    code = "second_factor_exists"


class SecondFactorNotAsked(Conflict):
    """The account has no second factor, or none that waits to be confirmed."""

    code = "second_factor_not_asked"


class SecondFactorNeeded(Conflict):
    """Staff keep their second factor."""

    code = "second_factor_needed"


class EmailNotAsked(Conflict):
    """No address waits to be confirmed: too late, too many wrong codes, or never asked."""

    code = "email_not_asked"


class WrongCode(InvalidInput):
    """Not the code that is expected, or one that was used already."""

    code = "wrong_code"
    pointer = "/code"


class ProviderNotFound(NotFound):
    """No such identity provider."""

    code = "provider_not_found"


class IdentityRefused(NotSignedIn):
    """What the identity provider sent cannot be trusted; the reason is in the logs."""

    code = "identity_refused"


class IdentityUnknown(NotSignedIn):
    """Somebody proved who they are elsewhere, and no account here is theirs yet."""

    code = "identity_unknown"


class ProviderUnavailable(Unavailable):
    """The identity provider does not answer, or not as it should."""

    code = "provider_unavailable"


class IdentityTaken(Conflict):
    """Another account is linked to this identity."""

    code = "identity_taken"

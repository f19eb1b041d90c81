"""The register of personal data, for the tables of organizations.

A school answers for its own list of learners and for its campaigns: when somebody deletes their
account, the line of the list stays, and leads to no account any more; what they sent to a campaign
stays counted, and is of nobody.
"""

from chalicelib.core.personal_fields import Field, Table, shown, technical


def _of_the_place(name: str) -> Field:
    return Field(name, why_not="says something of the organization, not of a person")


def _of_the_campaign(name: str) -> Field:
    return Field(name, why_not="says something of the campaign, not of who takes part")


ORGANIZATIONS = Table(
    "organizations",
    keeps="where the person works; who was invited, by address, for 14 days",
    erasure="parted",
    fields=(
        shown("partition", "memberships.organization_id"),
        Field("row", why_not="the ids of the person and of the organization, which are shown"),
        shown("role", "memberships.role"),
        shown("at", "memberships.since"),
        Field("email", why_not="of who is invited: no account yet; gone in 14 days"),
        Field("lang", why_not="of an invitation; gone in 14 days"),
        Field("digest", why_not="derived from the secret of an invitation; gone in 14 days"),
        Field("expires_at", why_not="of an invitation; gone in 14 days"),
        Field("holder_id", why_not="the organization of an official number"),
        *map(
            _of_the_place,
            ("type", "name", "uai", "logo", "demands_second_factor", "is_archived"),
        ),
        technical("version"),
        technical("ttl"),
    ),
)

LEARNERS = Table(
    "learners",
    keeps="the lists of schools, and which account is whose",
    erasure="parted",
    fields=(
        shown("organization_id", "learners.organization_id"),
        shown("row", "learners.id"),
        shown("user_id", "account.id"),
        shown("first_name", "learners.first_name"),
        shown("last_name", "learners.last_name"),
        shown("middle_name", "learners.middle_name"),
        shown("third_name", "learners.third_name"),
        shown("preferred_last_name", "learners.preferred_last_name"),
        shown("birth_date", "learners.birth_date"),
        shown("division", "learners.division"),
        shown("national_id", "learners.national_id"),
        shown("local_id", "learners.local_id"),
        shown("email", "learners.email"),
        shown("attributes", "learners.attributes.name", "learners.attributes.value"),
        shown("username", "learners.username"),
        shown("linked_at", "learners.linked_at"),
        shown("is_gone", "learners.is_active"),
        shown("counts", "learners.levels.competence_id", "learners.levels.level"),
        Field("merged_into", why_not="the other line of a double, which is shown"),
        Field("import_id", why_not="the file that the line was last read in"),
        Field("class_key", why_not="made of the class and the names, which are shown"),
        Field("name_key", why_not="made of the names, which are shown"),
        Field("birth_key", why_not="made of the birth date, which is shown"),
        technical("version"),
    ),
)

CAMPAIGNS = Table(
    "campaigns",
    keeps="who takes part in what, and what they sent",
    erasure="parted",
    fields=(
        shown("campaign_id", "participations.campaign_id"),
        shown("row", "participations.id"),
        shown("owner_organization_id", "participations.organization_id"),
        shown("user_id", "account.id"),
        shown("learner_id", "participations.learner_id"),
        shown("first_name", "participations.first_name"),
        shown("last_name", "participations.last_name"),
        shown("division", "participations.division"),
        shown("rank", "participations.rank"),
        shown("status", "participations.status"),
        shown("at", "participations.started_at"),
        shown("has_assessment", "participations.has_assessment"),
        shown("answered", "participations.answered"),
        shown("last_at", "participations.last_at"),
        shown("completed_at", "participations.completed_at"),
        shown("shared_at", "participations.shared_at"),
        shown("is_deleted", "participations.is_deleted"),
        shown(
            "body",
            "participations.results.codes",
            "participations.results.percentage",
            "participations.results.stage",
            "participations.results.badge_ids",
            "participations.results.levels.competence_id",
            "participations.results.levels.level",
            "participations.results.pix.competence_id",
            "participations.results.pix.pix",
        ),
        Field("class_key", why_not="made of the class and the names, which are shown"),
        Field("order", why_not="made of a date, which is shown"),
        *map(_of_the_campaign, ("organization_id", "code", "holder_id")),
        technical("version"),
    ),
)

JOBS = Table(
    "jobs",
    keeps="which account asked for a file to be read or made",
    erasure="expires",
    fields=(
        Field("created_by", why_not="an account's id; the job is gone in 40 days"),
        Field("options", why_not="of a merge, whose account it was; the job is gone in 40 days"),
        *map(
            _of_the_place,
            (
                "organization_id",
                "row",
                "kind",
                "status",
                "created_at",
                "finished_at",
                "done",
                "total",
                "outcome",
            ),
        ),
        technical("version"),
        technical("ttl"),
    ),
)

ORGA_TABLES = (ORGANIZATIONS, LEARNERS, CAMPAIGNS, JOBS)

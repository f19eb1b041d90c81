"""PynamoDB models of the rooms of organizations: private to this folder, like `tables.py`."""

from pynamodb.attributes import (
    BooleanAttribute,
    NumberAttribute,
    TTLAttribute,
    UnicodeAttribute,
)
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.models import Model

from chalicelib.adapters.dynamo.tables import MillisAttribute, meta


class OrganizationRow(Model):
    """Under an organization: `o` itself, `m#<user_id>` a member, `i#<id>` an invitation.

    Under `user#<user_id>`: `m#<organization_id>`, where the person works. Under `uai#<type>#<uai>`,
    one row `u`: whose number it is. Under `all#<shard>`: `o#<organization_id>`, for staff's lists.
    """

    Meta = meta("organizations")

    partition = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    ttl = TTLAttribute(null=True)
    type = UnicodeAttribute(attr_name="k", null=True)
    name = UnicodeAttribute(attr_name="n", null=True)
    uai = UnicodeAttribute(attr_name="u", null=True)
    logo = UnicodeAttribute(attr_name="g", null=True)
    demands_second_factor = BooleanAttribute(attr_name="f", null=True)
    is_archived = BooleanAttribute(attr_name="z", null=True)
    holder_id = UnicodeAttribute(attr_name="h", null=True)
    role = UnicodeAttribute(attr_name="r", null=True)
    email = UnicodeAttribute(attr_name="e", null=True)
    lang = UnicodeAttribute(attr_name="l", null=True)
    digest = UnicodeAttribute(attr_name="d", null=True)
    at = MillisAttribute(attr_name="t", null=True)
    expires_at = MillisAttribute(attr_name="x", null=True)
    version = NumberAttribute(attr_name="v", null=True)


class LearnersByClass(GlobalSecondaryIndex["LearnerRow"]):
    """Learners of an organization by class, then name; gone ones are not in it."""

    class Meta:
        index_name = "by_class"
        projection = AllProjection()

    organization_id = UnicodeAttribute(hash_key=True, attr_name="p")
    class_key = UnicodeAttribute(range_key=True, attr_name="n")


class LearnersByName(GlobalSecondaryIndex["LearnerRow"]):
    """Learners of an organization by last name."""

    class Meta:
        index_name = "by_name"
        projection = AllProjection()

    organization_id = UnicodeAttribute(hash_key=True, attr_name="p")
    name_key = UnicodeAttribute(range_key=True, attr_name="m")


class LearnersByBirth(GlobalSecondaryIndex["LearnerRow"]):
    """Learners by `<organization_id>#<birth date>`."""

    class Meta:
        index_name = "by_birth"
        projection = AllProjection()

    birth_key = UnicodeAttribute(hash_key=True, attr_name="b")


class LearnersByUser(GlobalSecondaryIndex["LearnerRow"]):
    """Learners by account."""

    class Meta:
        index_name = "by_user"
        projection = AllProjection()

    user_id = UnicodeAttribute(hash_key=True, attr_name="u")


class LearnerRow(Model):
    """Under an organization: `l#<learner_id>` a learner; `divisions`: its classes, counted."""

    Meta = meta("learners")

    organization_id = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    class_key = UnicodeAttribute(attr_name="n", null=True)
    name_key = UnicodeAttribute(attr_name="m", null=True)
    birth_key = UnicodeAttribute(attr_name="b", null=True)
    user_id = UnicodeAttribute(attr_name="u", null=True)
    first_name = UnicodeAttribute(attr_name="f", null=True)
    last_name = UnicodeAttribute(attr_name="l", null=True)
    middle_name = UnicodeAttribute(attr_name="f2", null=True)
    third_name = UnicodeAttribute(attr_name="f3", null=True)
    preferred_last_name = UnicodeAttribute(attr_name="l2", null=True)
    birth_date = UnicodeAttribute(attr_name="d", null=True)
    division = UnicodeAttribute(attr_name="c", null=True)
    national_id = UnicodeAttribute(attr_name="i", null=True)
    local_id = UnicodeAttribute(attr_name="j", null=True)
    email = UnicodeAttribute(attr_name="e", null=True)
    attributes = UnicodeAttribute(attr_name="a", null=True)
    username = UnicodeAttribute(attr_name="w", null=True)
    linked_at = MillisAttribute(attr_name="t", null=True)
    is_gone = BooleanAttribute(attr_name="z", null=True)
    merged_into = UnicodeAttribute(attr_name="g", null=True)
    import_id = UnicodeAttribute(attr_name="k", null=True)
    counts = UnicodeAttribute(attr_name="q", null=True)
    version = NumberAttribute(attr_name="v", null=True)

    by_class = LearnersByClass()
    by_name = LearnersByName()
    by_birth = LearnersByBirth()
    by_user = LearnersByUser()


class CampaignsByOrganization(GlobalSecondaryIndex["CampaignRow"]):
    """Campaigns of an organization, by creation."""

    class Meta:
        index_name = "by_organization"
        projection = AllProjection()

    organization_id = UnicodeAttribute(hash_key=True, attr_name="o")
    order = UnicodeAttribute(range_key=True, attr_name="h")


class ParticipationsByClass(GlobalSecondaryIndex["CampaignRow"]):
    """Participations of a campaign, by class, then name."""

    class Meta:
        index_name = "by_class"
        projection = AllProjection()

    campaign_id = UnicodeAttribute(hash_key=True, attr_name="p")
    class_key = UnicodeAttribute(range_key=True, attr_name="n")


class ParticipationsByUser(GlobalSecondaryIndex["CampaignRow"]):
    """Participations of a person, by start."""

    class Meta:
        index_name = "by_user"
        projection = AllProjection()

    user_id = UnicodeAttribute(hash_key=True, attr_name="w")
    order = UnicodeAttribute(range_key=True, attr_name="h")


class ParticipationsByShared(GlobalSecondaryIndex["CampaignRow"]):
    """Results of a campaign, as they were sent; what was not sent is not in it."""

    class Meta:
        index_name = "by_shared"
        projection = AllProjection()

    campaign_id = UnicodeAttribute(hash_key=True, attr_name="p")
    shared_at = MillisAttribute(range_key=True, attr_name="x")


class CampaignRow(Model):
    """Under a campaign: `c` itself, `p#<id>` a participation, `g#...` what was counted.

    Under `code#<code>`, one row `c`: whose code it is.
    """

    Meta = meta("campaigns")

    campaign_id = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    # both
    organization_id = UnicodeAttribute(attr_name="o", null=True)
    order = UnicodeAttribute(attr_name="h", null=True)
    at = MillisAttribute(attr_name="t", null=True)
    version = NumberAttribute(attr_name="v", null=True)
    is_deleted = BooleanAttribute(attr_name="z", null=True)
    body = UnicodeAttribute(attr_name="a", null=True)
    # campaigns
    code = UnicodeAttribute(attr_name="k", null=True)
    holder_id = UnicodeAttribute(attr_name="y", null=True)
    # participations
    class_key = UnicodeAttribute(attr_name="n", null=True)
    user_id = UnicodeAttribute(attr_name="w", null=True)
    owner_organization_id = UnicodeAttribute(attr_name="g", null=True)
    learner_id = UnicodeAttribute(attr_name="l", null=True)
    first_name = UnicodeAttribute(attr_name="f", null=True)
    last_name = UnicodeAttribute(attr_name="m", null=True)
    division = UnicodeAttribute(attr_name="d", null=True)
    rank = NumberAttribute(attr_name="r", null=True)
    status = UnicodeAttribute(attr_name="u", null=True)
    has_assessment = BooleanAttribute(attr_name="b", null=True)
    answered = NumberAttribute(attr_name="q", null=True)
    last_at = MillisAttribute(attr_name="i", null=True)
    completed_at = MillisAttribute(attr_name="e", null=True)
    shared_at = MillisAttribute(attr_name="x", null=True)

    by_organization = CampaignsByOrganization()
    by_class = ParticipationsByClass()
    by_user = ParticipationsByUser()
    by_shared = ParticipationsByShared()


class JobRow(Model):
    """Under an organization: `j#<job_id>`."""

    Meta = meta("jobs")

    organization_id = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    kind = UnicodeAttribute(attr_name="k")
    status = UnicodeAttribute(attr_name="u")
    created_by = UnicodeAttribute(attr_name="w")
    created_at = MillisAttribute(attr_name="t")
    finished_at = MillisAttribute(attr_name="x", null=True)
    done = NumberAttribute(attr_name="d", null=True)
    total = NumberAttribute(attr_name="n", null=True)
    options = UnicodeAttribute(attr_name="a", null=True)
    outcome = UnicodeAttribute(attr_name="o", null=True)
    version = NumberAttribute(attr_name="v")
    ttl = TTLAttribute()


class SsoRow(Model):
    """What waits for an answer from elsewhere, by an opaque key."""

    Meta = meta("sso")

    key = UnicodeAttribute(hash_key=True, attr_name="p")
    body = UnicodeAttribute(attr_name="a", null=True)
    ttl = TTLAttribute()

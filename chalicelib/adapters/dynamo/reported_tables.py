"""PynamoDB model of the reporting store: private to this folder, like `tables.py`."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.models import Model

from chalicelib.adapters.dynamo.tables import MillisAttribute, meta


class ResultsBySchool(GlobalSecondaryIndex["ReportedRow"]):
    """Results of a school and school year, by name, whole: a page is one Query."""

    class Meta:
        index_name = "by_school"
        projection = AllProjection()

    school_key = UnicodeAttribute(hash_key=True, attr_name="u")
    name_key = UnicodeAttribute(range_key=True, attr_name="n")


class ResultsByIne(GlobalSecondaryIndex["ReportedRow"]):
    """Ids by the hash of an INE."""

    class Meta:
        index_name = "by_ine"
        projection = KeysOnlyProjection()

    ine_key = UnicodeAttribute(hash_key=True, attr_name="i")


class ResultsByIdentity(GlobalSecondaryIndex["ReportedRow"]):
    """Ids by the hash of a school, names and a birth date."""

    class Meta:
        index_name = "by_identity"
        projection = KeysOnlyProjection()

    identity_key = UnicodeAttribute(hash_key=True, attr_name="d")


class ResultsByCode(GlobalSecondaryIndex["ReportedRow"]):
    """Ids by the hash of a verification code."""

    class Meta:
        index_name = "by_code"
        projection = KeysOnlyProjection()

    code_key = UnicodeAttribute(hash_key=True, attr_name="c")


class ReportedRow(Model):
    """One certification as institutions may read it: about 1 KB, `body` holding it as JSON."""

    Meta = meta("results")

    certification_id = UnicodeAttribute(hash_key=True, attr_name="p")
    body = UnicodeAttribute(attr_name="a")
    version = NumberAttribute(attr_name="v")
    changed_at = MillisAttribute(attr_name="t")
    school_key = UnicodeAttribute(attr_name="u", null=True)
    name_key = UnicodeAttribute(attr_name="n", null=True)
    ine_key = UnicodeAttribute(attr_name="i", null=True)
    identity_key = UnicodeAttribute(attr_name="d", null=True)
    code_key = UnicodeAttribute(attr_name="c", null=True)

    by_school = ResultsBySchool()
    by_ine = ResultsByIne()
    by_identity = ResultsByIdentity()
    by_code = ResultsByCode()

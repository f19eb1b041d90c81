"""What a lost race with another writer looks like, beyond what emulators do."""

import pytest
from botocore.exceptions import ClientError
from pynamodb.exceptions import PutError
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamo.tables import ProfileRow
from chalicelib.adapters.dynamo.transaction import Refused, put

ANY = ProfileRow.user_id.does_not_exist()


class RefusedRow(ProfileRow):
    """A row that DynamoDB does not take."""

    code = ""

    def save(self, condition: Condition | None = None, **_: object) -> None:  # type: ignore[override]
        raise PutError("", ClientError({"Error": {"Code": self.code}}, "PutItem"))


@pytest.mark.parametrize(
    "code", ["ConditionalCheckFailedException", "TransactionConflictException"]
)
def test_who_meets_another_writer_has_lost(code: str) -> None:
    row = RefusedRow("u", "c#1.1")
    row.code = code
    with pytest.raises(Refused):
        put(row, ANY)


def test_any_other_refusal_flies() -> None:
    row = RefusedRow("u", "c#1.1")
    row.code = "ProvisionedThroughputExceededException"
    with pytest.raises(PutError):
        put(row, ANY)

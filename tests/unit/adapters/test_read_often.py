"""Rows that are made quickly are those that PynamoDB would make."""

from datetime import UTC, datetime

import pytest
from pynamodb.models import Model

from chalicelib.adapters.dynamo.certif_tables import ExamRow, RoomRow

AT = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
ROWS = {
    "an answer": ExamRow("e" * 24, "e0012", at=AT, answer='["1"]', outcome="ok"),
    "a header": ExamRow("e" * 24, "h", at=AT, session_id="s" * 24, place='["A","B","C"]'),
    "what was noticed": ExamRow("e" * 24, "v001", at=AT, noticed="[]", ttl=AT),
    "a long answer": ExamRow("e" * 24, "x0012", answer="é" * 60),
    "somebody expected": RoomRow("s" * 24, "c" * 24, number=3, first_name="Zélie"),
    "somebody who moves": RoomRow("s" * 24, "c" * 24, number=3, state="r,3", sequence=12),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_as_pynamodb_makes_it(name: str) -> None:
    row = ROWS[name]
    item = row.to_dynamodb_dict()
    usual = Model.from_raw_data.__func__(type(row), item)  # type: ignore[attr-defined]
    quick = type(row).from_raw_data(item)
    assert type(quick) is type(usual)
    assert vars(quick) == vars(usual)


def test_what_is_null_or_unknown_is_left_out() -> None:
    item = {"p": {"S": "e"}, "s": {"S": "h"}, "a": {"NULL": True}, "zz": {"S": "later"}}
    assert ExamRow.from_raw_data(item).attribute_values == {"exam_id": "e", "row": "h"}


@pytest.mark.parametrize("model", [ExamRow, RoomRow])
def test_these_models_have_nothing_that_only_pynamodb_sets(model: type[Model]) -> None:
    attributes = model.get_attributes().values()
    assert all(one.default is None and one.default_for_new is None for one in attributes)
    assert not any(one.is_discriminator for one in attributes if hasattr(one, "is_discriminator"))

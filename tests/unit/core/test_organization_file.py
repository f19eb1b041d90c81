"""A file of organizations: what is read, what is said of what cannot be."""

import pytest

from chalicelib.core.orga_errors import BatchNotReadable
from chalicelib.core.organization_file import (
    MAX_LINES,
    GoodLine,
    WrongLine,
    read_organization_file,
)

HEADINGS = "type;uai;name;admin_email;lang"
GOOD = "school;0870003F;Collège Zola;chef@zola.test;fr"


def read(*lines):
    return read_organization_file("\n".join([HEADINGS, *lines]))


def test_a_line_is_read():
    (line,) = read(GOOD)
    assert isinstance(line, GoodLine)
    form = line.form
    assert (line.line, form.type, form.uai, form.name) == (2, "school", "0870003F", "Collège Zola")
    assert (form.admin_email, form.lang) == ("chef@zola.test", "fr")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_columns_come_in_any_order_and_are_parted_in_three_ways(separator):
    lines = ["name;TYPE;admin_email", '"Les Lilas";association;a@lilas.test']
    (line,) = read_organization_file("\ufeff" + "\r\n".join(lines).replace(";", separator))
    assert (line.form.name, line.form.lang, line.form.uai) == ("Les Lilas", "fr", None)


def test_empty_lines_count_for_nothing():
    assert [line.line for line in read("", GOOD, ";;;;", GOOD)] == [3, 5]


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("lycee;0870003F;Zola;a@z.test;fr", "type", "invalid_type"),
        ("school;0870003G;Zola;a@z.test;fr", "uai", "invalid_uai"),
        ("school;;Zola;a@z.test;fr", "uai", "missing_uai"),
        ("school;0870003F;;a@z.test;fr", "name", "invalid_organization_name"),
        ("school;0870003F;Zola;nobody;fr", "admin_email", "invalid_email"),
        ("school;0870003F;Zola;a@z.test;de", "lang", "invalid_lang"),
        ("school;0870003F;Zola;a@z.test", "", "wrong_number_of_columns"),
    ],
)
def test_a_wrong_line_says_in_which_column_and_why(line, column, code):
    first, second = read(line, GOOD)
    assert isinstance(first, WrongLine)
    assert (first.line, first.column, first.code) == (2, column, code)
    assert isinstance(second, GoodLine)


@pytest.mark.parametrize(
    "text",
    ["", "name;uai", f"{HEADINGS};other", f"{HEADINGS};lang", f"{HEADINGS}\n" * (MAX_LINES + 2)],
)
def test_what_is_no_such_table_is_refused(text):
    with pytest.raises(BatchNotReadable):
        read_organization_file(text)


def test_the_same_organization_has_the_same_id_whenever_it_comes():
    first, second, third = read(
        GOOD, "school;0870003f;Zola;autre@zola.test;en", "center;0870003F;Zola;chef@zola.test;fr"
    )
    assert first.form.natural_id == second.form.natural_id != third.form.natural_id
    one, same, other = read(
        "company;;Les Lilas;a@b.test;fr",
        "company;;les  LILAS;A@b.test;fr",
        "company;;Lilas;a@b.test;fr",
    )
    assert one.form.natural_id == same.form.natural_id != other.form.natural_id

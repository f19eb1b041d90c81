"""The words of mails, in both languages."""

import re

import pytest

from chalicelib.adapters.templates import FOLDER, MailTemplates

LETTERS = MailTemplates("Sextant & Cie")
NAMES = sorted(path.stem for path in (FOLDER / "fr").glob("*.txt"))
VALUES = {
    "link": "https://sextant.test/x#token=a&b=<c>",
    "minutes": "60",
    "code": "012345",
    "days": "14",
    "organization": "Collège & Lycée",
}


def test_both_languages_have_the_same_letters():
    assert sorted(path.stem for path in (FOLDER / "en").glob("*.txt")) == NAMES
    assert set(NAMES) == {
        "welcome",
        "password_reset",
        "password_changed",
        "email_asked",
        "email_code",
        "second_factor_added",
        "second_factor_removed",
        "invited_admin",
        "invited_member",
    }


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_whole_in_plain_text_and_in_html(name, lang):
    letter = LETTERS.write(name, lang, VALUES)
    assert "\n" not in letter.subject
    assert "Sextant & Cie" in letter.subject
    assert VALUES["link"] in letter.text
    assert '<a href="https://sextant.test/x#token=a&amp;b=&lt;c&gt;">' in letter.html
    assert f'<html lang="{lang}">' in letter.html
    assert "Sextant &amp; Cie" in letter.html
    assert not re.search(r"\$\w", letter.subject + letter.text + letter.html)


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_loads_nothing_from_elsewhere(name):
    html = LETTERS.write(name, "fr", VALUES).html
    assert not re.search(r"<(img|script|link|iframe)|url\(|src=", html)


def test_a_place_left_empty_is_an_error():
    with pytest.raises(KeyError):
        LETTERS.write("password_reset", "fr", {"link": "x"})

"""What files are saved as."""

import pytest

from chalicelib.adapters.s3 import attachment


def test_a_plain_name_stays_as_it_is() -> None:
    assert attachment("releve de mai.ods") == 'attachment; filename="releve de mai.ods"'


@pytest.mark.parametrize(
    ("name", "plain", "encoded"),
    [
        ("été.csv", "_t_.csv", "%C3%A9t%C3%A9.csv"),
        ('a"; filename="b.exe', "a_; filename=_b.exe", "a%22%3B%20filename%3D%22b.exe"),
        ("a\r\nSet-Cookie: b", "a__Set-Cookie: b", "a%0D%0ASet-Cookie%3A%20b"),
    ],
)
def test_any_other_name_is_sent_whole_and_stays_one_name(
    name: str, plain: str, encoded: str
) -> None:
    wanted = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"
    assert attachment(name) == wanted

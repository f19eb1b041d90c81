"""What files are saved as, and what the store refuses."""

import pytest
from botocore.exceptions import ClientError

from chalicelib.adapters.s3 import S3Content, attachment
from chalicelib.core.errors import UnknownRelease


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


class Refusing:
    """An S3 client that answers as AWS does about what it may not, or cannot, give."""

    def __init__(self, code: str) -> None:
        self._error = ClientError({"Error": {"Code": code}}, "GetObject")

    def get_object(self, **_: str) -> dict[str, object]:
        raise self._error


def refusing(code: str) -> S3Content:
    content = S3Content("content", region="eu-west-3")
    content.__dict__["_client"] = Refusing(code)
    return content


@pytest.mark.parametrize("code", ["NoSuchKey", "AccessDenied"])
def test_what_is_not_there_is_told_even_by_a_bucket_that_may_not_be_listed(code: str) -> None:
    with pytest.raises(UnknownRelease, match="content/x"):
        refusing(code).read("content/x")


def test_any_other_refusal_of_the_store_is_not_hidden() -> None:
    with pytest.raises(ClientError):
        refusing("SlowDown").read("content/x")

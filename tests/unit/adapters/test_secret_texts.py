"""Secrets of the settings: given as they are, in a file, or by name in Secrets Manager."""

from pathlib import Path

import boto3
import pytest
from moto import mock_aws

from chalicelib.adapters.secret_texts import secret_text, told_or_secret
from chalicelib.core.certif_errors import SigningKeyMissing

REGION = "eu-west-3"


def test_a_text_that_names_no_secret_is_the_secret() -> None:
    assert told_or_secret("a-key,another", region=REGION) == "a-key,another"


def test_a_secret_is_read_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    secret_text.cache_clear()
    with mock_aws():
        secrets = boto3.client("secretsmanager", region_name=REGION)
        secrets.create_secret(Name="pix-dev-signing-keys", SecretString="new,old")
        assert told_or_secret("secret:pix-dev-signing-keys", region=REGION) == "new,old"
        with pytest.raises(SigningKeyMissing):
            told_or_secret("secret:pix-dev-other", region=REGION)
    secret_text.cache_clear()


def test_a_file_is_read_and_a_missing_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_text("one,two", encoding="utf-8")
    assert told_or_secret(f"secret:file:{path}", region=REGION) == "one,two"
    with pytest.raises(SigningKeyMissing):
        secret_text(f"file:{tmp_path / 'none'}", region=REGION)

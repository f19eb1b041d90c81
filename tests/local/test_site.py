"""Serving the built front end."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from infra.local.site import Site

Reply = tuple[str, dict[str, str], bytes]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    files = {
        "index.html": "<!doctype html><title>learner</title>",
        "orga.html": "<!doctype html><title>orga</title>",
        "sw.js": "self.addEventListener('fetch', () => {})",
        "assets/index-B3xK9a_2.js": "export const a = 1;" * 50,
        "robots.txt": "User-agent: *",
        "simulators/mailbox/index.html": "<!doctype html><title>mailbox</title>",
        "headers.json": json.dumps(
            {"csp": {"index": "img-src %ASSETS_ORIGIN%", "orga": "connect-src %UPLOADS_ORIGIN%"}}
        ),
    }
    for name, text in files.items():
        path = tmp_path / "dist" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return Site(
        tmp_path / "dist",
        content_origin="http://127.0.0.1:4566",
        uploads_origin="http://127.0.0.1:4577",
    )


def get(site: Site, path: str, method: str = "GET", **headers: str) -> Reply:
    started: list[Any] = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, **headers}
    body = b"".join(site(environ, lambda *head: started.extend(head)))
    return started[0], dict(started[1]), body


@pytest.mark.parametrize("path", ["/", "/index.html", "/tableau-de-bord", "/competences/1.1"])
def test_pages_of_the_learner_are_one_document(site: Site, path: str) -> None:
    status, headers, body = get(site, path)
    assert status == "200 OK"
    assert b"learner" in body
    assert headers["Cache-Control"] == "no-cache"


def test_each_audience_has_its_own_document(site: Site) -> None:
    assert b"orga" in get(site, "/orga/campaigns")[2]


def test_an_audience_without_a_document_gets_the_learners(site: Site) -> None:
    assert b"learner" in get(site, "/certif")[2]


def test_hashed_assets_are_kept_for_ever_and_the_worker_never(site: Site) -> None:
    assert "immutable" in get(site, "/assets/index-B3xK9a_2.js")[1]["Cache-Control"]
    assert get(site, "/sw.js")[1]["Cache-Control"] == "no-cache"


def test_a_missing_file_is_not_answered_with_the_page(site: Site) -> None:
    assert get(site, "/assets/gone-12345678.js")[0].startswith("404")


@pytest.mark.parametrize("path", ["/../secret.txt", "/assets/../../secret.txt", "//etc/passwd"])
def test_nothing_outside_the_folder_is_served(site: Site, path: str) -> None:
    assert b"secret" not in get(site, path)[2]
    assert b"root:" not in get(site, path)[2]


def test_text_is_compressed_for_those_who_accept_it(site: Site) -> None:
    path = "/assets/index-B3xK9a_2.js"
    plain = get(site, path)
    zipped = get(site, path, HTTP_ACCEPT_ENCODING="gzip, br")
    assert zipped[1]["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped[2]) == plain[2]
    assert zipped[1]["Vary"] == "Accept-Encoding"


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    etag = get(site, "/")[1]["ETag"]
    status, _, body = get(site, "/", HTTP_IF_NONE_MATCH=etag)
    assert (status, body) == ("304 Not Modified", b"")


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("/", "img-src http://127.0.0.1:4566"),
        ("/dashboard", "img-src http://127.0.0.1:4566"),
        ("/orga/campaigns", "connect-src http://127.0.0.1:4577"),
    ],
)
def test_each_document_has_the_policy_that_the_build_wrote_for_it(
    site: Site, path: str, policy: str
) -> None:
    assert get(site, path)[1]["Content-Security-Policy"] == policy


def test_a_simulator_is_sandboxed_and_may_be_framed_by_the_site(site: Site) -> None:
    headers = get(site, "/simulators/mailbox/index.html")[1]
    assert headers["Content-Security-Policy"].startswith(
        "sandbox allow-scripts; default-src 'none'"
    )
    assert "X-Frame-Options" not in headers


def test_the_site_only_answers_reads(site: Site) -> None:
    assert get(site, "/", method="POST")[0].startswith("405")
    assert get(site, "/", method="HEAD")[2] == b""

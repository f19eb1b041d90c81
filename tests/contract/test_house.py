"""What the house promises: verbs with help, a README that names them, links that lead somewhere."""

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
VERBS = [
    "setup",
    "run",
    "check",
    "test",
    "e2e",
    "bench",
    "content",
    "simulate",
    "load",
    "capacity",
    "package",
]
"""The verbs of the conventions."""

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def _makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def _documents() -> list[Path]:
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def test_make_alone_lists_each_verb_with_one_line_of_help() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^  make (\S+) +(\S.*)$", shown, flags=re.MULTILINE)
    assert [verb for verb, _ in listed] == ["help", *VERBS]


def test_every_phony_target_is_a_verb() -> None:
    phony = next(line for line in _makefile().splitlines() if line.startswith(".PHONY:"))
    assert set(phony.split()[1:]) - {"help", "chromium", "readers"} == set(VERBS)


def test_the_readme_names_the_verbs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"make {verb}" not in readme] == []


def test_ci_calls_the_checks_and_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "make check" in script
    assert "make test" in script


def test_links_of_the_documents_lead_to_files() -> None:
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in _documents()
        for target in LINK.findall(document.read_text(encoding="utf-8"))
        if not re.match(r"[a-z]+:|#", target)
        and not (document.parent / target.split("#")[0]).exists()
    ]
    assert broken == []


def test_paths_quoted_in_the_documents_exist() -> None:
    quoted = re.compile(r"`((?:app|chalicelib|content|docs|frontend|infra|tests)/[\w./-]+)`")
    missing = [
        f"{document.relative_to(ROOT)}: {path}"
        for document in _documents()
        for path in quoted.findall(document.read_text(encoding="utf-8"))
        if not path.startswith("frontend/dist") and not (ROOT / path).exists()
    ]
    assert missing == []


def test_each_decision_has_its_four_parts() -> None:
    parts = ["Context", "Choice", "Refused", "Consequence"]
    for page in (ROOT / "docs/decisions").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == parts, page.name


def test_what_lambda_ships_holds_no_tool() -> None:
    shipped = (ROOT / "requirements.txt").read_text(encoding="utf-8").lower()
    for tool in ("chalice", "moto", "pytest", "openpyxl", "pillow", "pyyaml", "waitress"):
        assert tool not in shipped


def test_the_licence_is_the_agpl() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3")
    assert len(licence) > 30_000


DISTRIBUTIONS = {
    "argon2": "argon2-cffi",
    "aws_lambda_powertools": "aws-lambda-powertools",
    "botocore": "boto3",
    "docx": "python-docx",
    "jwt": "pyjwt",
    "markdown_it": "markdown-it-py",
    "odf": "odfpy",
    "PIL": "pillow",
    "pydantic_core": "pydantic",
    "pyhanko_certvalidator": "pyhanko-certvalidator",
    "yaml": "pyyaml",
}
"""Packages whose distribution has another name."""


def _imported(*folders: str) -> set[str]:
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    roots = {name.split(".")[0] for name in names}
    ours = {"app", "chalicelib", "content", "infra", "tests"}
    return {DISTRIBUTIONS.get(name, name) for name in roots - ours - sys.stdlib_module_names}


def _required(name: str) -> set[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").lower().splitlines()
    return {re.split(r"[=<>;\[ ]", line)[0] for line in lines if line[:1].isalpha()}


def test_lambda_ships_what_the_product_imports() -> None:
    """Chalice is put in the package by `chalice package`."""
    assert _imported("chalicelib") - _required("requirements.txt") - {"chalice"} == set()


def test_a_first_run_installs_what_it_imports() -> None:
    run = _required("requirements.txt") | _required("requirements-run.txt")
    assert _imported("chalicelib", "content", "infra") - run == set()

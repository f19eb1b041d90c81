"""One package at a time, made again only when what it is made from has changed."""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from infra.package import completeness, project
from infra.package.bundle import bundle, forget_layer
from infra.package.bytecode import add_bytecode
from infra.package.completeness import Incomplete, Unpacked
from infra.package.report import report

OUT = project.ROOT / "build" / "package"
_INPUTS = (
    "app.py",
    "requirements.txt",
    "chalicelib/**/*",
    ".chalice/*.json",
    "infra/*.yaml",
    "infra/package/*.py",
)


def package(stage: str, out: Path = OUT, *, edition: str = "") -> Path:
    """Make `out` the package of a stage unless it is; raises `PackageFailed`, `Incomplete`.

    `edition`: another one starts new processes, which read secrets and parameters again.
    """
    with _alone(out):
        digest = f"{stage} {_digest()} {edition}"
        if _told(out).get("made_from") != digest:
            _make(stage, out, digest, edition=edition)
    return out


def unpacked(out: Path = OUT) -> Unpacked:
    """The package as a function finds it."""
    return Unpacked(out / "unpacked")


def _make(stage: str, out: Path, digest: str, *, edition: str) -> None:
    path = out / "report.json"
    path.unlink(missing_ok=True)
    templates = bundle(stage, out, edition=edition)
    there = Unpacked.of(out, out / "unpacked")
    try:
        add_bytecode(out, there)
        modules = completeness.verify(there, project.ROOT / "requirements.txt")
    except Incomplete:
        forget_layer()
        raise
    figures = {"made_from": digest, "modules": modules, **report(out, templates, there)}
    path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _told(out: Path) -> dict[str, Any]:
    path = out / "report.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _digest() -> str:
    """Of every source, and of its place."""
    total = sha256()
    for path in sorted(path for pattern in _INPUTS for path in project.ROOT.glob(pattern)):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(f"{path.relative_to(project.ROOT)} {path.stat().st_size}\0".encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:32]


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Tests that run side by side wait for one build."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

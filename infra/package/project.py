"""A copy of the project for Chalice to package: one stage a deployment."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from chalicelib.settings import DEPLOYMENTS, Deployment

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "cache" / "package" / "project"
"""Kept between two runs: Chalice finds the layer of the same requirements there again."""
SOURCES = ("app.py", "chalicelib", "requirements.txt")
POLICIES: dict[Deployment, str] = {
    "exam": "policy-exam.json",
    "partner": "policy-partner.json",
    "office": "policy-api.json",
}
"""What the function that answers requests may do: less where it serves less."""
_DATE = 1577836800
"""The same on all files, so that the same sources give the same zip."""


def stage_name(stage: str, deployment: Deployment) -> str:
    """How the copy calls a deployment of a stage."""
    return f"{stage}-{deployment}"


def copy_project(stage: str, folder: Path = FOLDER, *, edition: str = "") -> Path:
    """Copy what is deployed, with a configuration of three stages; the folder."""
    chalice = folder / ".chalice"
    chalice.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / "chalicelib", ignore_errors=True)
    for name in SOURCES:
        _copy(ROOT / name, folder / name)
    for path in (ROOT / ".chalice").glob("policy-*.json"):
        shutil.copy(path, chalice)
    for path in chalice.glob("deployments/appcode-*.zip"):
        path.unlink()
    source = json.loads((ROOT / ".chalice" / "config.json").read_text(encoding="utf-8"))
    configuration = json.dumps(configured(source, stage, edition=edition), indent=1)
    (chalice / "config.json").write_text(configuration, encoding="utf-8")
    return folder


def configured(source: dict[str, Any], stage: str, *, edition: str = "") -> dict[str, Any]:
    """The configuration with the stage cut into its three deployments."""
    given = source["stages"][stage]
    stages = {}
    for deployment in DEPLOYMENTS:
        told = {"PIX_DEPLOYMENT": deployment, "PIX_EDITION": edition}
        variables = given["environment_variables"] | told
        stages[stage_name(stage, deployment)] = given | {
            "iam_policy_file": POLICIES[deployment],
            "environment_variables": variables,
        }
    return source | {"stages": stages}


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    else:
        shutil.copy(source, target)
    for path in (target, *target.rglob("*")):
        os.utime(path, (_DATE, _DATE))

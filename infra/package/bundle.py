"""Runs `chalice package` for each deployment, and keeps one zip and one layer for the three."""

import filecmp
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from chalicelib.settings import DEPLOYMENTS, Deployment
from infra.package.project import FOLDER, copy_project, stage_name
from infra.package.template import Document, justify, merged, unmet
from infra.package.warm import keep_ready

REGION = "eu-west-3"
ZIPS = {"deployment.zip": "CodeUri", "layer.zip": "ContentUri"}
_MADE = {"deployment.zip": "deployment.zip", "layer-deployment.zip": "layer.zip"}


class PackageFailed(Exception):
    """The package could not be made, or is not one to deploy."""


def bundle(stage: str, out: Path, *, edition: str = "") -> dict[Deployment, Document]:
    """Make the zips and the templates below `out`; raises `PackageFailed`."""
    project = copy_project(stage, edition=edition)
    return {one: _package(project, stage, deployment=one, out=out) for one in DEPLOYMENTS}


def forget_layer() -> None:
    """Make the next run fetch the wheels again: Chalice keeps a layer even if some are missing."""
    for path in (FOLDER / ".chalice" / "deployments").glob("managed-layer-*.zip"):
        path.unlink()


def _package(project: Path, stage: str, *, deployment: Deployment, out: Path) -> Document:
    work = project.parent / deployment
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    fragment = work / "merge.json"
    fragment.write_text(json.dumps(merged(deployment, stage)), encoding="utf-8")
    _run_chalice(project, stage_name(stage, deployment), fragment=fragment, made=work)
    template: Document = json.loads((work / "sam.json").read_text(encoding="utf-8"))
    if names := unmet(template):
        raise PackageFailed(f"{deployment}: no function {', '.join(names)}, yet infra/ adds to it")
    for made, name in _MADE.items():
        _share(work / made, out / name)
    _point_at_zips(template)
    keep_ready(template)
    justify(template)
    target = out / deployment / "template.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(template, separators=(",", ":")), encoding="utf-8")
    return template


def _run_chalice(project: Path, stage: str, *, fragment: Path, made: Path) -> None:
    environment = {name: text for name, text in os.environ.items() if not name.startswith("PIX_")}
    command = [str(Path(sys.executable).with_name("chalice")), "package"]
    done = subprocess.run(
        [*command, "--stage", stage, "--merge-template", str(fragment), str(made)],
        cwd=project,
        env=environment | {"AWS_DEFAULT_REGION": REGION, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise PackageFailed(f"chalice package --stage {stage}:\n{done.stdout}{done.stderr}")


def _share(made: Path, kept: Path) -> None:
    """The first deployment gives the file; the others must have made the same bytes."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    if made.parent.name == DEPLOYMENTS[0]:
        shutil.move(made, kept)
    elif not filecmp.cmp(made, kept, shallow=False):
        raise PackageFailed(f"{made.parent.name} has another {kept.name} than {DEPLOYMENTS[0]}")
    else:
        made.unlink()


def _point_at_zips(template: Document) -> None:
    for resource in template["Resources"].values():
        for name, place in ZIPS.items():
            if place in resource.get("Properties", {}):
                resource["Properties"][place] = f"../{name}"

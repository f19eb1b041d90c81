"""Assembles the release and writes it: immutable, compact, the same bytes for the same content."""

import gzip
import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from chalicelib.core.content import Area, Competence, Level, Release, Tube, Tutorial
from chalicelib.core.edition import about
from content.compiler.certifications import exams_of
from content.compiler.check import Compiled
from content.compiler.compilation import Compilation
from content.compiler.items import write_items
from content.compiler.markup import to_html
from content.compiler.schema import Bilingual, TutorialSource
from content.compiler.targets import Ground, profiles_of, stages_of, trainings_of

_ID_DIGITS = 16


def build_release(compilation: Compilation, folder: Path) -> Release:
    """Write `<id>/release.json.gz`, what goes with it, and `current` in `folder`."""
    release = assemble(compilation)
    content = TypeAdapter(Release).dump_json(release)
    release = replace(release, id=hashlib.sha256(content).hexdigest()[:_ID_DIGITS])
    home = folder / release.id
    if not (home / "about.json").exists():
        shutil.rmtree(home, ignore_errors=True)
        for compiled in compilation.compiled:
            _write_assets(compiled, home / "assets")
        home.mkdir(parents=True, exist_ok=True)
        write_items(release, home)
        (home / "release.json.gz").write_bytes(gzip.compress(content, mtime=0))
        (home / "about.json").write_text(json.dumps(about(release)) + "\n", "utf-8")
    (folder / "current").write_text(release.id, "utf-8")
    return release


def assemble(compilation: Compilation) -> Release:
    """The release without its id, which is computed from the rest."""
    tree, ground = compilation.tree, Ground(compilation.skills)
    areas = tree.framework.areas if tree.framework else {}
    competences = [
        Competence(id_, area_id, _texts(source.title), _texts(source.description))
        for area_id, area in sorted(areas.items())
        for id_, source in sorted(area.competences.items())
    ]
    return Release(
        areas=tuple(Area(id_, _texts(area.title)) for id_, area in sorted(areas.items())),
        competences=tuple(competences),
        levels=tuple(
            Level(level.level, _texts(level.title), _texts(level.description))
            for level in sorted(tree.levels, key=lambda level: level.level)
        ),
        tubes=tuple(
            Tube(tube.id, tube.competence_id, _texts(tube.source.title)) for tube in tree.tubes
        ),
        skills=tuple(compilation.skills),
        challenges=tuple(compiled.challenge for compiled in compilation.compiled),
        tutorials=tuple(_tutorial(source) for _, source in sorted(tree.tutorials.items())),
        demo_skill_ids=tuple(tree.demo_skill_ids),
        target_profiles=profiles_of(tree.targets, ground),
        usual_stages=stages_of(tree.targets.stages),
        trainings=trainings_of(tree.targets, ground),
        exam_versions=exams_of(tree.exams),
    )


def _texts(source: Bilingual) -> dict[str, str]:
    return {"fr": source.fr, "en": source.en}


def _tutorial(source: TutorialSource) -> Tutorial:
    return Tutorial(
        id=source.id,
        title=source.title,
        source=source.source,
        kind=source.kind,
        minutes=source.minutes,
        lang=source.lang,
        url=source.url,
        html=None if source.body is None else to_html(source.body, source.lang),
    )


def _write_assets(compiled: Compiled, folder: Path) -> None:
    home = folder / compiled.challenge.id / compiled.rendered.digest
    for name, contents in compiled.rendered.made.items():
        for number, content in enumerate(contents):
            _write(home / str(number) / name, content)
    for name, content in compiled.rendered.fixed.items():
        _write(home / name, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

"""Makes the variants of a challenge: runs its generator, gathers its files."""

import hashlib
import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from content.compiler.challenges import ChallengeSource, Picture
from content.compiler.problems import Problems
from content.compiler.sources import ChallengeFile
from content.compiler.variants import VARIANTS, Draw, Variant

_Generate = Callable[[Draw, dict[str, Any]], Variant]


@dataclass(frozen=True)
class Rendered:
    """The values of each variant, and the files: one version for all, or one per variant."""

    values: tuple[Mapping[str, str], ...] = ()
    fixed: Mapping[str, bytes] = field(default_factory=dict)
    made: Mapping[str, tuple[bytes, ...]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """8 hex digits that change with any byte of any file."""
        total = hashlib.sha256()
        for name, contents in sorted(self.all_files().items()):
            total.update(name.encode())
            for content in contents:
                total.update(hashlib.sha256(content).digest())
        return total.hexdigest()[:8]

    def all_files(self) -> dict[str, tuple[bytes, ...]]:
        """Every file's versions, by name."""
        return {**{name: (content,) for name, content in self.fixed.items()}, **self.made}


def file_names(source: ChallengeSource) -> list[str]:
    """The files a challenge names."""
    names = [file.file for file in source.files]
    if source.image:
        names.append(source.image.file)
    if isinstance(source, Picture):
        names.append(source.picture.file)
    return names


def render(
    challenge: ChallengeFile,
    root: Path,
    problems: Problems,
    *,
    numbers: Sequence[int] = range(VARIANTS),
) -> Rendered | None:
    """The variants of a challenge, or None once a problem was noted; `numbers` are their seeds."""
    source = challenge.source
    variants: list[Variant] = []
    if source.generator:
        made = _run(challenge, root, problems, numbers=numbers)
        if made is None:
            return None
        variants = made
    names = set(file_names(source))
    files = {name: tuple(v.files[name] for v in variants) for name in _made_names(variants)}
    _note_unused(challenge, files.keys() - names, problems)
    fixed = _fixed_files(challenge, sorted(names - files.keys()), problems)
    values = tuple(variant.values for variant in variants) or tuple(source.variants)
    if fixed is None:
        return None
    return Rendered(values if any(values) else (), fixed, files)


def _made_names(variants: Iterable[Variant]) -> list[str]:
    first = next(iter(variants), None)
    return sorted(first.files) if first else []


def _note_unused(challenge: ChallengeFile, names: Iterable[str], problems: Problems) -> None:
    for name in sorted(names):
        problems.error(
            challenge.name,
            "generator",
            f"le fichier « {name} » est fabriqué mais l'épreuve ne s'en sert pas",
            advice="Citez-le dans files, image ou picture, ou ne le fabriquez pas",
        )


def _fixed_files(
    challenge: ChallengeFile, names: Iterable[str], problems: Problems
) -> dict[str, bytes] | None:
    contents: dict[str, bytes] = {}
    for name in names:
        path = challenge.folder / "files" / name
        if "/" in name or not path.is_file():
            advice = "Déposez-le dans files/, ou faites-le fabriquer par le générateur"
            problems.error(challenge.name, "fichiers", f"« {name} » est introuvable", advice=advice)
            return None
        contents[name] = path.read_bytes()
    return contents


def _run(
    challenge: ChallengeFile, root: Path, problems: Problems, *, numbers: Sequence[int]
) -> list[Variant] | None:
    generator = challenge.source.generator
    if generator is None:
        return []
    path = root / "generators" / f"{generator.name}.py"
    where = (challenge.name, "generator")
    if not path.is_file():
        reason = f"le générateur « {generator.name} » n'existe pas"
        problems.error(*where, reason, advice=f"Créez content/generators/{generator.name}.py")
        return None
    try:
        generate = _load(path, path.stat().st_mtime_ns)
        variants = [_make(generate, challenge, number) for number in numbers]
        again = _make(generate, challenge, numbers[-1])
    except Exception as error:  # noqa: BLE001 - an author's code may fail in any way
        reason = f"le générateur « {generator.name} » a échoué ({type(error).__name__}: {error})"
        problems.error(*where, reason, advice="Corrigez-le, ou ses options")
        return None
    if again != variants[-1]:
        reason = "deux tirages identiques donnent des fichiers ou des valeurs différents"
        problems.error(
            *where,
            reason,
            advice="N'utilisez que `draw`, et les aides de content/compiler/files.py",
        )
    shapes = {(frozenset(variant.values), frozenset(variant.files)) for variant in variants}
    if len(shapes) > 1:
        reason = "les noms de valeurs ou de fichiers changent d'une variante à l'autre"
        problems.error(*where, reason, advice="Donnez toujours les mêmes noms")
        return None
    return variants


def _make(generate: _Generate, challenge: ChallengeFile, number: int) -> Variant:
    options = challenge.source.generator.options if challenge.source.generator else {}
    variant = generate(Draw(f"{challenge.id}/{number}"), dict(options))
    if not isinstance(variant, Variant):
        raise TypeError("generate() doit rendre un Variant")
    for name, value in variant.values.items():
        if not isinstance(value, str):
            raise TypeError(f"la valeur « {name} » doit être un texte")
    if not all(isinstance(content, bytes) for content in variant.files.values()):
        raise TypeError("un fichier doit être une suite d'octets (bytes)")
    return variant


@cache
def _load(path: Path, changed_at: int) -> _Generate:
    """The generator of a file; read again when the file changed (the author's page stays open)."""
    name = f"content_generator_{path.parent.name}_{path.stem}_{changed_at}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    generate: _Generate = module.generate
    return generate

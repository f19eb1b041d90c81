"""Checks the files of a challenge: they open, they are light, pictures keep one size."""

from pathlib import PurePath

from content.compiler.openers import PICTURES, CannotOpen, open_file, picture_size
from content.compiler.problems import Problems
from content.compiler.rendering import Rendered
from content.compiler.sources import ChallengeFile

HEAVIEST_PICTURE = 60 * 1024
HEAVIEST_FILE = 500 * 1024
Sizes = dict[str, tuple[int, int]]


def check_files(
    file: ChallengeFile, rendered: Rendered, problems: Problems, *, most: int | None = None
) -> Sizes:
    """The pictures' sizes; notes what is wrong. `most` limits the variants opened."""
    shown = _pictures_shown(file)
    sizes: Sizes = {}
    for name, contents in rendered.all_files().items():
        try:
            _check_weights(contents, is_shown=name in shown)
            if name in shown:
                sizes[name] = _one_size(name, contents[:most])
            else:
                _open_all(name, contents[:most])
        except CannotOpen as error:
            advice = "Corrigez le fichier, ou le générateur qui le fabrique"
            problems.error(file.name, f"fichier {name}", str(error), advice=advice)
    return sizes


def _pictures_shown(file: ChallengeFile) -> set[str]:
    source = file.source
    picture = getattr(source, "picture", None)
    return {image.file for image in (source.image, picture) if image is not None}


def _check_weights(contents: tuple[bytes, ...], *, is_shown: bool) -> None:
    heaviest, limit = max(map(len, contents)), HEAVIEST_PICTURE if is_shown else HEAVIEST_FILE
    if heaviest > limit:
        raise CannotOpen(f"il pèse {heaviest // 1024} Ko, le maximum est {limit // 1024} Ko")


def _one_size(name: str, contents: tuple[bytes, ...]) -> tuple[int, int]:
    if PurePath(name).suffix.lower() not in PICTURES:
        raise CannotOpen("une image montrée doit être en PNG, JPEG, GIF, WebP ou SVG")
    sizes = {picture_size(name, content) for content in contents}
    if len(sizes) > 1:
        raise CannotOpen("l'image change de taille d'une variante à l'autre")
    size = sizes.pop()
    if not all(size):
        raise CannotOpen("l'image ne dit pas sa taille (SVG : width et height, ou viewBox)")
    return size


def _open_all(name: str, contents: tuple[bytes, ...]) -> None:
    for content in contents:
        open_file(name, content)

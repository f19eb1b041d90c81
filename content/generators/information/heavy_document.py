"""A text document that is too heavy: it is an archive, and one of its pictures weighs it down."""

import io
import zipfile
from collections.abc import Mapping

from content.compiler.files import odt, zip_file
from content.compiler.variants import Draw, Variant

STEMS = (
    "blason",
    "carte",
    "couverture",
    "equipe",
    "frise",
    "graphique",
    "logo",
    "plan",
    "portrait",
)
KB = 1000
MANIFEST = "META-INF/manifest.xml"


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Four to six pictures of drawn weights; a long text that weighs nearly nothing."""
    count = draw.integer(4, 6)
    names = [f"Pictures/{stem}.{draw.choice(('png', 'jpg'))}" for stem in draw.sample(STEMS, count)]
    heaviest = draw.integer(17, 24)
    sizes = [heaviest * KB, *(draw.integer(2, 9) * KB for _ in names[1:])]
    with zipfile.ZipFile(io.BytesIO(odt(_blocks(draw)))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    parts[MANIFEST] = _declared(parts[MANIFEST], names)
    for name, size in zip(names, sizes, strict=True):
        parts[name] = bytes(draw.integer(0, 255) for _ in range(size))
    values = {
        "image": names[0].partition("/")[2],
        "image_courte": names[0].partition("/")[2].rpartition(".")[0],
        "chemin": names[0],
        "autre": names[1].partition("/")[2],
        "nombre": str(count),
        "nombre_parties": str(len(parts)),
        "poids": str(heaviest),
        "total": str(sum(sizes) // KB),
    }
    return Variant(values, {"brochure.odt": zip_file(parts)})


def _declared(manifest: bytes, names: list[str]) -> bytes:
    """The list of the archive's parts, with the pictures."""
    lines = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" '
        f'manifest:media-type="image/{name[-3:]}"/>'
        for name in names
    )
    return manifest.replace(b"</manifest:manifest>", lines.encode() + b"</manifest:manifest>")


def _blocks(draw: Draw) -> list[tuple[str, str]]:
    lines = (
        "Le village compte trois hameaux.",
        "Le marché a lieu le jeudi.",
        "Le sentier longe la rivière.",
        "L'école a été repeinte.",
    )
    return [("h1", "Brochure d'accueil"), *(("p", draw.choice(lines)) for _ in range(20))]

"""An archive of files with their published fingerprints; one file was changed since."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from content.compiler.files import zip_file
from content.compiler.variants import Draw, Variant

TITLES = (
    "chants-marins",
    "contes-du-soir",
    "debat-energie",
    "fanfare",
    "grand-entretien",
    "histoires-de-gare",
    "jardin-sonore",
    "matinale",
    "recettes",
    "tour-de-chant",
)
SHOWN = 6
PUBLISHED = datetime(2026, 2, 2, 10, 0, tzinfo=UTC)
LIST = "EMPREINTES.txt"


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Change one byte of one file; another is newer, another bigger."""
    names = [f"{title}-{draw.integer(2, 99)}.dat" for title in draw.sample(TITLES, SHOWN)]
    changed, newest, biggest, neighbor = draw.sample(names, 4)
    files = {name: _noise(draw, 450 if name == biggest else 300) for name in sorted(names)}
    listed = {name: sha256(content).hexdigest() for name, content in files.items()}
    files[changed] = _altered(files[changed], draw.integer(40, 500))
    lines = "".join(f"{digest}  {name}\r\n" for name, digest in listed.items())
    dates = {name: PUBLISHED + timedelta(days=30 * (name == newest)) for name in files}
    values = {
        "nombre": str(SHOWN),
        "modifie": changed,
        "modifie_sans_extension": changed.removesuffix(".dat"),
        "plus_recent": newest,
        "plus_gros": biggest,
        "voisin": neighbor,
        "debut_attendu": listed[changed][:8],
        "debut_reel": sha256(files[changed]).hexdigest()[:8],
    }
    archive = zip_file({LIST: lines.encode(), **files}, dates=dates)
    return Variant(values=values, files={"emissions.zip": archive})


def _noise(draw: Draw, words: int) -> bytes:
    return b"".join(draw.integer(0, 2**64 - 1).to_bytes(8, "big") for _ in range(words))


def _altered(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]

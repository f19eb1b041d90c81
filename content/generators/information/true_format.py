"""Files whose extensions lie: their first characters tell what they are."""

from collections.abc import Mapping

from content.compiler.files import zip_file
from content.compiler.variants import Draw, Variant

HEADS: Mapping[str, tuple[str, bytes]] = {
    "un document PDF": ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    "une image PNG": ("png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    "une image GIF": ("gif", b"GIF89a\x10\x00\x10\x00"),
    "une archive ZIP": ("zip", b"PK\x03\x04\x14\x00\x00\x00\x08\x00"),
    "un son OGG": ("ogg", b"OggS\x00\x02\x00\x00\x00\x00"),
    "un dessin SVG": ("svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n'),
}
STEMS = ("document", "element", "envoi", "piece", "recu", "joint", "copie", "transfert")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Six files of six kinds; none bears its own extension, two kinds are asked for."""
    kinds = draw.shuffled(sorted(HEADS))
    stems = draw.sample(STEMS, len(kinds))
    shown = [HEADS[kinds[(rank + 1) % len(kinds)]][0] for rank in range(len(kinds))]
    names = [f"{stem}.{extension}" for stem, extension in zip(stems, shown, strict=True)]
    files = {
        name: HEADS[kind][1] + bytes(draw.integer(0, 255) for _ in range(400))
        for name, kind in zip(names, kinds, strict=True)
    }
    values = {
        "sorte_1": kinds[0],
        "fichier_1": names[0],
        "court_1": stems[0],
        "sorte_2": kinds[1],
        "fichier_2": names[1],
        "court_2": stems[1],
        "menteur_1": names[-1],
        "menteur_2": names[0],
        "autre": names[3],
        "debut_1": _shown(kinds[0]),
        "debut_2": _shown(kinds[1]),
        "vrai_1": HEADS[kinds[0]][0],
    }
    return Variant(values, {"pieces.zip": zip_file({name: files[name] for name in sorted(files)})})


def _shown(kind: str) -> str:
    words = {
        "pdf": "%PDF",
        "png": "PNG",
        "gif": "GIF89a",
        "zip": "PK",
        "ogg": "OggS",
        "svg": "<svg",
    }
    return words[HEADS[kind][0]]

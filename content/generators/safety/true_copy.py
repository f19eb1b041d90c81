"""Several copies of one programme, of which a single one has the published fingerprint."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from content.compiler.files import zip_file
from content.compiler.variants import Draw, Variant

SOURCES = (
    "miroir-est", "miroir-ouest", "miroir-nord", "miroir-sud", "depot-ancien", "cle-du-club",
    "partage-voisin", "site-b", "forum", "cours", "salle-3", "atelier", "ludotheque", "reseau",
)  # fmt: skip
PROGRAMS = (
    "planning-club", "carte-sentiers", "lecteur-sous-titres", "gestion-prets", "metronome",
    "plan-jardin", "agenda-radio", "dictee-lente",
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """All have the same size; a wrong one, or the right one, is newer."""
    program, sources = draw.choice(PROGRAMS), draw.sample(SOURCES, 5)
    content = b"".join(draw.integer(0, 2**64 - 1).to_bytes(8, "big") for _ in range(300))
    names = [f"{program}-{source}.bin" for source in sources]
    right, newest = draw.choice(names), draw.choice(names)
    files = {}
    for name in names:
        place = draw.integer(40, 2000)
        changed = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        files[name] = content if name == right else changed
    base = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)
    dates = {name: base + timedelta(days=40 if name == newest else 0) for name in names}
    wrong = [name for name in names if name != right]
    values = {
        "programme": program, "empreinte": sha256(content).hexdigest(), "bonne": right,
        "sans_extension": right.removesuffix(".bin"), "troisieme": wrong[1],
        "autre": wrong[0], "encore": wrong[-1],
        "debut_autre": sha256(files[wrong[0]]).hexdigest()[:8],
    }  # fmt: skip
    return Variant(values, {"copies.zip": zip_file(files, dates=dates)})

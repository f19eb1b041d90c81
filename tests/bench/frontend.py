"""What a learner's browser fetches before the first page is there."""

import gzip
import re
from pathlib import Path

from tests.bench.figures import Figure

DIST = Path("frontend/dist")
LIMIT_KB = 30
PEER = "the limit of 30 KB"


def measure() -> dict[str, Figure]:
    """The first page: HTML with its CSS, and the scripts it names."""
    index = DIST / "index.html"
    html = index.read_text(encoding="utf-8")
    named = re.findall(r'<(?:script|link)[^>]+(?:src|href)="(/[^"]+\.(?:js|css))"', html)
    files = [index, *(DIST / name.lstrip("/") for name in dict.fromkeys(named))]
    total = sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) / 1024
    return {"frontend.first_page_kb_gz": Figure(round(total, 2), "KB", PEER, total / LIMIT_KB)}

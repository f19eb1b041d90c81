"""`python -m tests.vectors FILE`: run a file of vectors."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.vectors import problem


def main(arguments: Sequence[str]) -> int:
    """Run a file; print each failure and the closing line; 0 when nothing failed."""
    if len(arguments) != 1:
        print("usage: python -m tests.vectors FILE", file=sys.stderr)
        return 2
    file = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    vectors, fixtures = file["vectors"], file.get("fixtures", {})
    problems = [(vector["name"], problem(vector, fixtures)) for vector in vectors]
    failures = [(name, why) for name, why in problems if why is not None]
    for name, why in failures:
        print(f"FAILED {name}: {why}")
    print(f"{len(vectors) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

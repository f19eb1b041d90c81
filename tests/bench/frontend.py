"""What a learner's browser fetches, weighed by the front end's own scale."""

import re
import subprocess

from tests.bench.figures import Figure

SCALE = ["infra/local/with-node", "node", "frontend/scripts/size.mjs"]


def measure() -> dict[str, Figure]:
    """The landing page with all it loads, the heaviest lazy file, the whole application."""
    weighed = subprocess.run(SCALE, capture_output=True, text=True, check=True).stdout
    return {
        f"frontend.{name}": Figure(float(size), "KB", f"the limit of {limit} KB", size_ratio)
        for name, size, limit in re.findall(r"^(\w+): ([\d.]+) of (\d+)$", weighed, re.MULTILINE)
        for size_ratio in [float(size) / float(limit)]
    }

"""What a file of learners costs: memory that does not follow its length, seconds of processor."""

import json
import subprocess
import sys

from tests.bench.figures import Figure

SMALL, LARGE = 2_000, 20_000


def measure() -> dict[str, Figure]:
    """A file of 2,000 pupils and one of 20,000, each in a process of its own."""
    small, large = one_run(SMALL), one_run(LARGE)
    return {
        "import_20000_python_peak": Figure(
            large["python_peak_mb"],
            "MB",
            peer=f"a file of {SMALL} pupils",
            ratio=large["python_peak_mb"] / small["python_peak_mb"],
        ),
        "import_20000_process_peak": Figure(
            large["process_peak_mb"],
            "MB",
            peer=f"a file of {SMALL} pupils",
            ratio=large["process_peak_mb"] / small["process_peak_mb"],
        ),
        "import_20000_read": Figure(large["read_seconds"], "s"),
        "import_20000_write": Figure(large["write_seconds"], "s"),
        "import_20000_file": Figure(large["file_mb"], "MB"),
    }


def one_run(size: int) -> dict[str, float]:
    """The figures of a file of that many pupils."""
    command = [sys.executable, "-m", "tests.bench.imports_run", str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))

"""What a night of feeds costs: memory that does not follow the results, seconds of processor."""

import json
import subprocess
import sys

from tests.bench.figures import Figure

SMALL, LARGE = 20_000, 200_000


def measure() -> dict[str, Figure]:
    """Nights of 20,000 and 200,000 results, each in a process of its own."""
    small, large = one_run("lsu", SMALL), one_run("lsu", LARGE)
    cpf_small, cpf = one_run("cpf", SMALL), one_run("cpf", LARGE)
    growth = f"{SMALL} results"
    return {
        "export.peak_mb_20k": Figure(small["peak_mb"], "MB"),
        "export.peak_mb_200k": Figure(
            large["peak_mb"], "MB", growth, large["peak_mb"] / small["peak_mb"]
        ),
        "export.first_10k_s": Figure(large["first_s"], "s"),
        "export.last_10k_s": Figure(
            large["last_s"], "s", "the first 10,000", large["last_s"] / large["first_s"]
        ),
        "export.total_200k_s": Figure(large["total_s"], "s"),
        "export.requests_per_1000": Figure(large["requests"] / LARGE * 1000, "requests"),
        "export.files_200k_mb": Figure(large["files_mb"], "MB"),
        "export.cpf_peak_mb_20k": Figure(cpf_small["peak_mb"], "MB"),
        "export.cpf_peak_mb_200k": Figure(
            cpf["peak_mb"], "MB", growth, cpf["peak_mb"] / cpf_small["peak_mb"]
        ),
        "export.cpf_total_200k_s": Figure(cpf["total_s"], "s"),
    }


def one_run(feed: str, size: int) -> dict[str, float]:
    """The figures of a night of that feed."""
    command = [sys.executable, "-m", "tests.bench.export_run", feed, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))

"""What the function of exams costs to start, over what it cannot do without, in fresh processes."""

import json
import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

from tests.bench.figures import Figure

ROUNDS = 11
PRODUCT = "import app"
PEER = "import chalice, boto3, pynamodb"
REGION = {"AWS_DEFAULT_REGION": "eu-west-3"}


def measure() -> dict[str, Figure]:
    """CPU of importing the application, and of importing the libraries it stands on."""
    _cpu_ms(PRODUCT), _cpu_ms(PEER)  # compiles what was never compiled
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_cpu_ms(PRODUCT))
        theirs.append(_cpu_ms(PEER))
    product, peer = statistics.median(ours), statistics.median(theirs)
    return {"start.ratio": Figure(product, "ms", PEER, product / peer)}


def _cpu_ms(script: str) -> float:
    configuration = json.loads(Path(".chalice/config.json").read_text(encoding="utf-8"))
    variables = configuration["environment_variables"] | {"PIX_DEPLOYMENT": "exam"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", script], env=os.environ | variables | REGION, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ((after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)) * 1000

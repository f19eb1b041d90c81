"""A robot that plays: every generator with seeds that no learner will ever have.

`python -m tests.robot` runs 1,000 seeds (20 where files are made): each version builds, its files
open, its solution is accepted by the real grader, its known wrong answers are refused.
"""

import argparse
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from content.compiler.compilation import compile_one
from content.compiler.problems import Problems
from content.compiler.rendering import file_names
from content.compiler.sources import ChallengeFile, read_tree
from content.compiler.variants import VARIANTS

CONTENT = Path(__file__).resolve().parents[1] / "content"
SEEDS, FILE_SEEDS = 1000, 20


class Played(NamedTuple):
    """What came of one challenge: versions, files opened, wrong answers tried, faults."""

    id: str
    versions: int
    files: int
    refused: int
    faults: list[str]


def generated(root: Path = CONTENT) -> list[ChallengeFile]:
    """The challenges whose versions are drawn."""
    return [file for file in read_tree(root, Problems()).challenges if file.source.generator]


def play(file: ChallengeFile, *, seeds: int, file_seeds: int, root: Path = CONTENT) -> Played:
    """Build and answer a challenge with seeds beyond those of the release."""
    count = file_seeds if file_names(file.source) else seeds
    numbers = range(VARIANTS, VARIANTS + count)
    compiled, problems = compile_one(file, root=root, most=None, numbers=numbers)
    made = sum(map(len, compiled.rendered.made.values())) if compiled else 0
    faults = [str(problem) for problem in problems.errors]
    return Played(file.id, count, made, count * len(file.source.refused), faults)


def play_all(files: Iterable[ChallengeFile], *, seeds: int, file_seeds: int) -> Iterable[Played]:
    """Every challenge, on every core, as they end."""
    work = partial(play, seeds=seeds, file_seeds=file_seeds)
    with ProcessPoolExecutor() as pool:
        yield from pool.map(work, files)


def main(arguments: list[str]) -> int:
    """Play; 0 when nothing failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.robot", description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--file-seeds", type=int, default=FILE_SEEDS)
    parser.add_argument("--only", default="", help="beginning of the challenges' ids")
    options = parser.parse_args(arguments)
    files = [file for file in generated() if file.id.startswith(options.only)]
    begun, done = time.monotonic(), []
    for played in play_all(files, seeds=options.seeds, file_seeds=options.file_seeds):
        done.append(played)
        for fault in played.faults:
            print(fault)
        print(f"\r{len(done)}/{len(files)} {played.id:28}", end="", file=sys.stderr, flush=True)
    faulty = sum(bool(played.faults) for played in done)
    print(
        f"\n{len(done)} challenges, {sum(one.versions for one in done)} versions, "
        f"{sum(one.files for one in done)} files opened, "
        f"{sum(one.refused for one in done)} wrong answers tried, {faulty} challenges at fault, "
        f"{time.monotonic() - begun:.0f} s"
    )
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python -m content.compiler`: check the content (`--check PART`) or build the release."""

import argparse
import sys
from pathlib import Path

from content.compiler.problems import Problems
from content.compiler.sources import read_tree

CONTENT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Run the command; 0 when there is no error."""
    parser = argparse.ArgumentParser(prog="python -m content.compiler", description=__doc__)
    parser.add_argument("--check", metavar="PART", type=Path, help="only check this folder or file")
    options = parser.parse_args(arguments)
    problems = Problems()
    part = options.check.resolve() if options.check else None
    read_tree(CONTENT, problems, part=part)
    for problem in sorted(problems.errors):
        print(problem)
    return 1 if problems.errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

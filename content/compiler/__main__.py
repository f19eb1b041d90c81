"""Check the content, or build the release that the service plays."""

import argparse
import sys
from pathlib import Path

from content.compiler.build import build_release
from content.compiler.compilation import compile_content, without_errors
from content.compiler.problems import Problems
from content.compiler.report import make_report, write_report
from content.compiler.screen import told

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
SIMULATORS = ROOT / "frontend" / "simulators"
RELEASES = ROOT / "build" / "release"


def main(arguments: list[str]) -> int:
    """Run the command: 0 when all is well, 1 when something must be mended."""
    parser = argparse.ArgumentParser(prog="python -m content.compiler", description=__doc__)
    parser.add_argument("--check", metavar="PART", type=Path, help="only check a folder or a file")
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")
    parser.add_argument("--draft", action="store_true", help="build without what has errors")
    parser.add_argument("--output", type=Path, default=RELEASES, help="where releases are written")
    options = parser.parse_args(arguments)
    problems = Problems()
    part = options.check.resolve() if options.check else None
    if part and not part.exists():
        parser.error(f"{options.check} does not exist")
    compilation = compile_content(CONTENT, problems, simulators=SIMULATORS, part=part)
    _tell(problems)
    if options.draft and not part:
        compilation = without_errors(compilation, problems)
    elif problems.errors or (options.strict and problems.warnings):
        print(f"{len(problems.errors)} erreur(s), {len(problems.warnings)} avertissement(s).")
        return 1
    if part:
        print(f"{len(compilation.compiled)} épreuve(s) vérifiée(s), tout va bien.")
        return 0
    release = build_release(compilation, options.output)
    report = make_report(compilation, problems, release)
    write_report(report, ROOT / "content-report.json")
    for line in told(report):
        print(line)
    print(f"{len(release.challenges)} épreuves, {len(release.skills)} acquis: release {release.id}")
    return 0


def _tell(problems: Problems) -> None:
    for problem in problems.errors:
        print(problem)
    for problem in problems.warnings:
        print(f"(avertissement) {problem}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

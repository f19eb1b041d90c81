"""What an answer of an exam costs in DynamoDB, counted at botocore over a real socket."""

from tests.aws import aws_in_process
from tests.bench.figures import Figure
from tests.exam_costs import LENGTH, costs, long_release, served, started


def measure() -> dict[str, Figure]:
    """The dearest of 32 usual answers, and what the last one reads."""
    with aws_in_process():
        long_release()
        with served() as browser:
            found = costs(started(browser))
    events, lines = zip(*(cost.item_bytes for cost in found), strict=True)
    return {
        "exam.dynamodb_requests": Figure(max(len(one.requests) for one in found), "requests"),
        "exam.write_units": Figure(max(one.write_units for one in found), "write units"),
        "exam.read_units_at_20": Figure(found[19].read_units, "read units"),
        "exam.read_units_at_32": Figure(found[LENGTH - 1].read_units, "read units"),
        "exam.event_bytes": Figure(max(events), "bytes"),
        "exam.line_bytes": Figure(max(lines), "bytes"),
    }

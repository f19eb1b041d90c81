"""The application: routes, middleware, and every queue, stream and schedule trigger."""

from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from chalice.app import (
    Chalice,
    CloudWatchEvent,
    Cron,
    DynamoDBEvent,
    Rate,
    Request,
    Response,
    SQSEvent,
    SQSRecord,
)

from chalicelib.api import problem
from chalicelib.api.endpoint import request_id_of
from chalicelib.api.mounts import mounts_of
from chalicelib.observability import CORRELATION_HEADER, correlated, counted
from chalicelib.settings import settings

app = Chalice(app_name="pix")

for blueprint, prefix in mounts_of(settings()):
    app.register_blueprint(blueprint, url_prefix=prefix)

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@app.middleware("http")
def secure(request: Request, respond: Callable[[Request], Response]) -> Response:
    """Correlation id, security headers, and Chalice's own refusals in our form."""
    with correlated(request.headers.get(CORRELATION_HEADER, "")) as correlation_id:
        response = respond(request)
    if response.headers.get("Content-Type") != problem.CONTENT_TYPE:
        code = problem.RESHAPED.get(response.status_code)
        if code:
            response = problem.reply(HTTPStatus(response.status_code), code, request_id_of(request))
    response.headers.update(SECURITY_HEADERS)
    response.headers["X-Request-Id"] = request_id_of(request)
    response.headers[CORRELATION_HEADER] = correlation_id
    return response


if settings().is_kept_ready and settings().serves("exam"):  # before the bell, with time to read
    from chalicelib.api.learner.readiness import make_ready

    make_ready()

if settings().serves("office"):  # queues, streams and schedules belong to one deployment
    from chalicelib.api import openapi
    from chalicelib.workers import (
        calibration,
        certificates,
        exports,
        exposure,
        imports,
        mails,
        nightly,
        projections,
        reporting,
        scores,
        sweeper,
        tallies,
    )

    app.route("/api/openapi.json", methods=["GET"])(openapi.machine_page)
    app.route("/api/docs", methods=["GET"])(openapi.reading_page)

    @app.on_dynamodb_record(stream_arn=settings().stream_arn("assessments"), name="projections")
    @counted("projections")
    def project(event: DynamoDBEvent) -> Any:
        """New rows -> counts of what is asked; answers at checkpoints -> profiles."""
        exposure.count([record.to_dict() for record in event])
        projections.project(record.new_image for record in event if record.new_image)

    @app.on_dynamodb_record(stream_arn=settings().stream_arn("campaigns"), name="tallies")
    @counted("tallies")
    def tally(event: DynamoDBEvent) -> None:
        """Participations -> sums of their campaigns."""
        tallies.count(record.new_image for record in event if record.new_image)

    @app.on_dynamodb_record(stream_arn=settings().stream_arn("exams"), name="scores")
    @counted("scores")
    def score(event: DynamoDBEvent) -> None:
        """Events of exams -> counts of what is asked, lines of rooms that lagged, scores."""
        exposure.count([record.to_dict() for record in event], asker="exam")
        scores.follow_exams(record.new_image for record in event if record.new_image)

    @app.on_dynamodb_record(stream_arn=settings().stream_arn("certifications"), name="reporting")
    @counted("reporting")
    def report(event: DynamoDBEvent) -> None:
        """Certifications -> what institutions are told of them."""
        reporting.report(record.new_image for record in event if record.new_image)

    @app.on_sqs_message(queue=settings().queue_name("mails"), batch_size=1, name="mails")
    @counted("mails")
    def mail(event: SQSEvent) -> None:
        """One message, one letter."""
        for record in event:
            mails.deliver(record.body)

    @app.on_sqs_message(queue=settings().queue_name("imports"), batch_size=1, name="imports")
    @counted("imports")
    def read_file(event: SQSEvent) -> None:
        """One message, one file of learners: read, accepted or undone."""
        for record in event:
            imports.take(record.body, tries=_tries(record))

    @app.on_sqs_message(queue=settings().queue_name("exports"), batch_size=1, name="exports")
    @counted("exports")
    def make_file(event: SQSEvent) -> None:
        """One message, one file made."""
        for record in event:
            exports.make(record.body, tries=_tries(record))

    @app.on_sqs_message(
        queue=settings().queue_name("certificates"), batch_size=1, name="certificates"
    )
    @counted("certificates")
    def make_certificate(event: SQSEvent) -> None:
        """One message, one certificate made."""
        for record in event:
            certificates.make(record.body)

    def _tries(record: SQSRecord) -> int:
        """How often this message was given, this time included."""
        return int(record.to_dict().get("attributes", {}).get("ApproximateReceiveCount", 1))

    @app.schedule(Rate(5, Rate.MINUTES), name="sweeper")
    @counted("sweeper")
    def sweep(event: CloudWatchEvent) -> None:  # noqa: ARG001  # the hour says nothing: what is due does
        """What is due and nobody asks for."""
        sweeper.sweep()

    @app.schedule(Cron(0, 2, "?", "*", "SUN", "*"), name="calibration")
    @counted("calibration")
    def calibrate(event: CloudWatchEvent) -> None:
        """Answers -> a draft calibration, and its report for the human who decides."""
        calibration.calibrate(event.time)

    @app.schedule(Rate(1, Rate.HOURS), name="prices")
    @counted("prices")
    def renew_prices(event: CloudWatchEvent) -> None:
        """Counts of what was asked -> prices that keep each challenge under its cap."""
        exposure.renew(datetime.fromisoformat(event.time))

    @app.schedule(Rate(1, Rate.HOURS), name="nightly")
    @counted("nightly")
    def run_feeds(event: CloudWatchEvent) -> None:
        """At night, in Paris: results -> the feeds of institutions; in the morning, their proof."""
        context: Any = event.context
        nightly.run(
            time_left=lambda: timedelta(milliseconds=context.get_remaining_time_in_millis())
        )

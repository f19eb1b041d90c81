"""The logger: created here once. Log events are a sentence and keys, never personal data."""

from aws_lambda_powertools import Logger

logger = Logger(service="pix", log_uncaught_exceptions=False)

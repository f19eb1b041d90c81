"""What a stream of DynamoDB gives a function for rows that were just put."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any


def inserted(rows: Sequence[Any], *, at: datetime, number: int = 1) -> dict[str, Any]:
    """One batch of new rows; `number`: of the first one in the stream."""
    return {
        "Records": [
            {
                "eventName": "INSERT",
                "eventID": str(place),
                "eventSourceARN": "arn:aws:dynamodb:eu-west-3:1:table/t/stream/s",
                "awsRegion": "eu-west-3",
                "dynamodb": {
                    "ApproximateCreationDateTime": at.timestamp(),
                    "SequenceNumber": str(number + place),
                    "SizeBytes": 1,
                    "StreamViewType": "NEW_IMAGE",
                    "NewImage": row,
                },
            }
            for place, row in enumerate(rows)
        ]
    }

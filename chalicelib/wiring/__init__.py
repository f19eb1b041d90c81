"""Joins use cases to adapters: cached factories, the only place that knows both sides.

Here, what every deployment starts with; each room of use cases has a module of its own, so that the
function of exams does not load the code of accounts.
"""

from collections.abc import Sequence
from functools import cache

from chalicelib import ports
from chalicelib.adapters.access_tokens import SignedTokens
from chalicelib.adapters.clock import ShiftedClock, SystemClock
from chalicelib.adapters.ids import RandomIds
from chalicelib.adapters.release import CachedReleases
from chalicelib.adapters.s3 import S3Content
from chalicelib.adapters.secret_texts import told_or_secret
from chalicelib.core.scoring import Rules
from chalicelib.ports import partner as partner_ports
from chalicelib.settings import settings


@cache
def clock() -> ports.Clock:
    """The time; the local stage may move it."""
    offset_file = settings().clock_offset_file
    if settings().is_local and offset_file:
        return ShiftedClock(offset_file)
    return SystemClock()


@cache
def ids() -> ports.Ids:
    """New opaque ids."""
    return RandomIds()


@cache
def content() -> S3Content:
    """The content bucket."""
    return S3Content(settings().bucket_name("content"), region=settings().region)


@cache
def content_files() -> ports.ContentFiles:
    """Signed addresses of attachments."""
    return content()


@cache
def releases() -> ports.Releases:
    """Content releases, two of them kept in memory."""
    return CachedReleases(content(), clock())


@cache
def signing_keys() -> Sequence[str]:
    """Keys of tokens, the one that signs first."""
    text = told_or_secret(settings().signing_keys, region=settings().region)
    return [key for key in (part.strip() for part in text.split(",")) if key]


@cache
def tokens() -> ports.Tokens:
    """Signed tokens: access, and links sent by mail."""
    return SignedTokens(signing_keys(), issuer=settings().site_origin)


@cache
def machine_tokens() -> partner_ports.MachineTokens:
    """Signed tokens of institutions' machines."""
    return SignedTokens(signing_keys(), issuer=settings().site_origin)


@cache
def rules() -> Rules:
    """Caps and delays of this service."""
    return Rules(
        max_level=settings().max_reachable_level,
        days_before_improving=settings().days_before_improving,
        days_before_reset=settings().days_before_reset,
        certifiable_level=settings().certifiable_level,
        certifiable_competences=settings().certifiable_competences,
    )

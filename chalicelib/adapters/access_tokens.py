"""Signed tokens (HS256): access tokens, reset links; two keys are accepted while keys rotate."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast, get_args

import jwt
from jwt.types import Options

from chalicelib.core.api_client import TOKEN_LIFE
from chalicelib.core.errors import BadCursor, LinkExpired, NotSignedIn
from chalicelib.core.identity import PASS_LIFE, Kind, PassKind, Principal
from chalicelib.core.orga_errors import StepExpired
from chalicelib.core.sign_in import (
    ACCESS_LIFE,
    LINK_LIFE,
    STEP_LIFE,
    ResetClaim,
    SignInStep,
    StepClaim,
)

if TYPE_CHECKING:  # loaded by who turns the pages of a list
    from cryptography.fernet import MultiFernet

_ALGORITHM = "HS256"
_ACCESS = "access"
_PASS = "exam-pass"
_PARTNER = "partner"
_RESET = "password-reset"
_STEP = "sign-in-step"
_LEAST_KEY_BYTES = 32
_OPTIONS: Options = {
    "require": ["exp", "iat", "sub", "aud", "iss"],
    "verify_exp": False,  # times are checked here, with the `now` that is given
    "verify_iat": False,
    "verify_nbf": False,
}


class _TokenRefusedError(Exception):
    """Not one of ours, not for this purpose, or too old."""


class SignedTokens:
    """Signs with the first key, accepts all of them (today's and yesterday's).

    Each purpose is an audience, so a token made for one is refused for another. Times are compared
    with the `now` that is given, never with the machine's clock.
    """

    def __init__(self, keys: Sequence[str], *, issuer: str) -> None:
        if not keys or any(len(key.encode()) < _LEAST_KEY_BYTES for key in keys):
            raise ValueError("signing keys: at least one, each of 32 bytes or more")
        self._keys = tuple(keys)
        self._issuer = issuer

    def access(self, principal: Principal, *, now: datetime) -> str:
        """An access token, good for `ACCESS_LIFE`."""
        claims = {"sub": principal.user_id, "kind": principal.kind, "fam": principal.family_id}
        if principal.is_staff:
            claims["staff"] = "yes"
        if principal.has_second_factor:
            claims["mfa"] = "yes"
        return self._signed(_ACCESS, claims, now=now, life=ACCESS_LIFE)

    def exam_pass(self, holder: Principal, *, now: datetime) -> str:
        """The pass of a candidate's machine or of an invigilator, good for `PASS_LIFE`."""
        claims = {
            "sub": holder.user_id,
            "kind": holder.kind,
            "room": holder.session_id,
            "dev": holder.device_id,
        }
        return self._signed(_PASS, claims, now=now, life=PASS_LIFE)

    def principal(self, token: str, *, now: datetime) -> Principal:
        """Whom an access token or a pass names; raises `NotSignedIn`."""
        try:
            return self._signed_in(token, now=now)
        except _TokenRefusedError as refusal:
            try:
                return self._let_in(token, now=now)
            except _TokenRefusedError:
                raise NotSignedIn(str(refusal)) from None

    def machine_token(self, machine: Principal, *, now: datetime) -> str:
        """The token of an institution's machine, good for `TOKEN_LIFE`."""
        claims = {
            "sub": machine.user_id,
            "scope": " ".join(machine.scopes),
            "sid": machine.secret_id,
        }
        return self._signed(_PARTNER, claims, now=now, life=TOKEN_LIFE)

    def machine(self, token: str, *, now: datetime) -> Principal:
        """Which machine a token names; raises `NotSignedIn`, for people's tokens too."""
        try:
            claims = self._read(_PARTNER, token, now=now)
        except _TokenRefusedError as refusal:
            raise NotSignedIn(str(refusal)) from None
        return Principal(
            user_id=str(claims["sub"]),
            kind="client",
            scopes=tuple(str(claims.get("scope", "")).split()),
            secret_id=str(claims.get("sid", "")),
        )

    def _let_in(self, token: str, *, now: datetime) -> Principal:
        claims = self._read(_PASS, token, now=now)
        kind = claims.get("kind")
        if kind not in get_args(PassKind):
            raise _TokenRefusedError("unknown kind of pass")
        return Principal(
            user_id=str(claims["sub"]),
            kind=cast("PassKind", kind),
            session_id=str(claims.get("room", "")),
            device_id=str(claims.get("dev", "")),
        )

    def _signed_in(self, token: str, *, now: datetime) -> Principal:
        claims = self._read(_ACCESS, token, now=now)
        kind = claims.get("kind")
        if kind not in get_args(Kind):
            raise _TokenRefusedError("unknown kind of account")
        return Principal(
            user_id=str(claims["sub"]),
            kind=cast("Kind", kind),
            family_id=str(claims.get("fam", "")),
            is_staff=claims.get("staff") == "yes",
            has_second_factor=claims.get("mfa") == "yes",
        )

    def reset_link(self, claim: ResetClaim, *, now: datetime) -> str:
        """A token for a link that lets somebody choose a new password, good for `LINK_LIFE`."""
        claims = {"sub": claim.user_id, "pwd": claim.fingerprint}
        return self._signed(_RESET, claims, now=now, life=LINK_LIFE)

    def reset_claim(self, token: str, *, now: datetime) -> ResetClaim:
        """What the link says; raises `LinkExpired`."""
        try:
            claims = self._read(_RESET, token, now=now)
        except _TokenRefusedError as error:
            raise LinkExpired(str(error)) from None
        return ResetClaim(str(claims["sub"]), str(claims.get("pwd", "")))

    def step(self, claim: StepClaim, *, now: datetime) -> str:
        """A token for the browser of somebody who is half-way in, good for `STEP_LIFE`."""
        claims = {"sub": claim.user_id, "step": claim.step, "pwd": claim.fingerprint}
        proofs = {"by": claim.by_password, "mfa": claim.is_strong}
        claims |= {name: "yes" for name, is_given in proofs.items() if is_given}
        return self._signed(_STEP, claims, now=now, life=STEP_LIFE)

    def step_claim(self, token: str, *, now: datetime) -> StepClaim:
        """What that token says; raises `StepExpired`."""
        try:
            claims = self._read(_STEP, token, now=now)
        except _TokenRefusedError as error:
            raise StepExpired(str(error)) from None
        return StepClaim(
            user_id=str(claims["sub"]),
            step=cast("SignInStep", claims.get("step")),
            fingerprint=str(claims.get("pwd", "")),
            by_password=claims.get("by") == "yes",
            is_strong=claims.get("mfa") == "yes",
        )

    def cursor(self, name: str, place: str) -> str:
        """The place where the next page of the list `name` starts, encrypted.

        It travels in addresses, which logs keep, and a place is often made of somebody's names.
        """
        return self._sealer().encrypt(json.dumps([name, place]).encode()).decode("ascii")

    def place(self, name: str, cursor: str) -> str:
        """The place that a cursor names; raises `BadCursor`."""
        from cryptography.fernet import InvalidToken

        try:
            said, place = json.loads(self._sealer().decrypt(cursor.encode()))
        except (InvalidToken, ValueError):
            raise BadCursor from None
        if said != name:
            raise BadCursor
        return str(place)

    def _sealer(self) -> "MultiFernet":
        """Seals with the first key, opens with all of them."""
        from cryptography.fernet import Fernet, MultiFernet

        keys = [hashlib.sha256(f"cursors:{key}".encode()).digest() for key in self._keys]
        return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])

    def derived(self, name: str) -> Sequence[str]:
        """The secret of that name: nothing to store, nothing to carry in a queue."""
        message = f"derived:{name}".encode()
        return [
            hmac.new(key.encode(), message, hashlib.sha256).hexdigest()[:48] for key in self._keys
        ]

    def successors(self, secret: str) -> Sequence[str]:
        """The refresh secret that follows: under today's key first, then under yesterday's.

        Derived, not drawn: whoever replays a token in time gets the very same successor, which
        is stored nowhere; without a key nobody can compute it.
        """
        message = f"refresh:{secret}".encode()
        return [
            hmac.new(key.encode(), message, hashlib.sha256).hexdigest()[:48] for key in self._keys
        ]

    def _signed(
        self, purpose: str, claims: Mapping[str, str], *, now: datetime, life: timedelta
    ) -> str:
        times = {"iat": int(now.timestamp()), "exp": int((now + life).timestamp())}
        payload = {**claims, **times, "iss": self._issuer, "aud": purpose}
        return jwt.encode(payload, self._keys[0], algorithm=_ALGORITHM)

    def _read(self, purpose: str, token: str, *, now: datetime) -> Mapping[str, Any]:
        claims = self._verified(purpose, token)
        expiry = claims["exp"]
        if not isinstance(expiry, int) or now.timestamp() >= expiry:
            raise _TokenRefusedError("too old")
        return claims

    def _verified(self, purpose: str, token: str) -> Mapping[str, Any]:
        for key in self._keys:
            try:
                return self._decoded(purpose, token, key)
            except jwt.InvalidSignatureError:
                continue
            except (jwt.InvalidTokenError, ValueError) as error:
                raise _TokenRefusedError(type(error).__name__) from None
        raise _TokenRefusedError("signed with no key of ours")

    def _decoded(self, purpose: str, token: str, key: str) -> Mapping[str, Any]:
        return jwt.decode(
            token,
            key,
            algorithms=[_ALGORITHM],
            audience=purpose,
            issuer=self._issuer,
            options=_OPTIONS,
        )

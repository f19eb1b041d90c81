"""The way into rooms: by number and secret, signed in; then without the secret."""

from datetime import date

from chalice.app import Blueprint
from pydantic import ConfigDict, Field

from chalicelib.api.endpoint import Call, NoBody, Schema, View, endpoint
from chalicelib.core.certif_errors import RoomNotFound, SessionClosed
from chalicelib.core.errors import TooManyAttempts
from chalicelib.core.identity import registered
from chalicelib.services.room import OpenRoom, list_rooms, open_room
from chalicelib.wiring import room as room_wiring

rooms = Blueprint(__name__)


class EnterRoom(Schema):
    """What the kit says; spaces, dashes and lower case do not matter."""

    number: str = Field(max_length=40)
    secret: str = Field(max_length=60)


class RoomPlaceView(View):
    """Where and when; `starts_at` is local, in `zone`."""

    session_id: str
    number: str
    site: str
    room: str
    starts_on: date
    starts_at: str
    zone: str
    center_name: str
    candidate_count: int


class OpenRoomView(View):
    """A room and the pass (a Bearer token) that opens it to its bearer for twelve hours."""

    model_config = ConfigDict(serialize_by_alias=True)

    room_pass: str = Field(serialization_alias="pass")
    room: RoomPlaceView


class OpenRoomsView(View):
    """Rooms one has entered and that are still open, the last entered first."""

    items: list[OpenRoomView]
    next: None = None


@endpoint(
    rooms,
    "POST",
    "/rooms",
    allow=registered,
    body=EnterRoom,
    returns=OpenRoomView,
    raises=(RoomNotFound, SessionClosed, TooManyAttempts),
)
def enter_room(call: Call[EnterRoom]) -> OpenRoomView:
    """Open a room with its number and its secret; who did is remembered."""
    found = open_room(
        room_wiring.room_doors(),
        call.user_id,
        number=call.body.number,
        secret=call.body.secret,
        now=call.now,
    )
    return _view(found)


@endpoint(rooms, "GET", "/rooms", allow=registered, returns=OpenRoomsView)
def list_open_rooms(call: Call[NoBody]) -> OpenRoomsView:
    """The rooms that I may go back to, each with a fresh pass."""
    found = list_rooms(room_wiring.room_doors(), call.user_id, now=call.now)
    return OpenRoomsView(items=[_view(one) for one in found])


def _view(found: OpenRoom) -> OpenRoomView:
    session = found.session
    place = RoomPlaceView(
        session_id=session.id,
        number=session.number,
        site=session.site,
        room=session.room,
        starts_on=session.starts_on,
        starts_at=f"{session.starts_at:%H:%M}",
        zone=session.zone,
        center_name=found.center_name,
        candidate_count=session.candidate_count,
    )
    return OpenRoomView(room_pass=found.room_pass, room=place)

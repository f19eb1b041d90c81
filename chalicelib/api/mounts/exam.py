"""What is needed while exams go on: candidates, and the rooms that watch over them."""

from chalice.app import Blueprint

from chalicelib.api.invigilator.incidents import incidents
from chalicelib.api.invigilator.room import room
from chalicelib.api.invigilator.rooms import rooms
from chalicelib.api.learner.exam_entry import exam_entry, exam_ticket
from chalicelib.api.learner.exams import exams

MOUNTS: tuple[tuple[Blueprint, str], ...] = (
    (exam_entry, "/api/learner"),
    (exams, "/api/learner"),
    (exam_ticket, "/api/public"),
    (rooms, "/api/invigilator"),
    (room, "/api/invigilator"),
    (incidents, "/api/invigilator"),
)

"""Which blueprint is served where: the list that `app.py` registers."""

from chalice.app import Blueprint

from chalicelib.api.learner.assessments import assessments
from chalicelib.api.learner.profile import profile
from chalicelib.api.public.framework import framework
from chalicelib.api.public.service import service

MOUNTS: tuple[tuple[Blueprint, str], ...] = (
    (service, "/api"),
    (framework, "/api/public"),
    (profile, "/api/learner"),
    (assessments, "/api/learner"),
)

"""What people do the rest of the time: everything but exams in progress and institutions."""

from chalice.app import Blueprint

from chalicelib.api.admin.clients import clients
from chalicelib.api.admin.content import content
from chalicelib.api.admin.feeds import feeds as admin_feeds
from chalicelib.api.admin.jury_candidates import jury_candidates
from chalicelib.api.admin.jury_sessions import jury_sessions
from chalicelib.api.admin.organizations import organizations as admin_organizations
from chalicelib.api.admin.reporting import reporting
from chalicelib.api.auth.identity import identity
from chalicelib.api.auth.password import password
from chalicelib.api.auth.pupils import pupils
from chalicelib.api.auth.sign_in import sign_in
from chalicelib.api.auth.sso import sso
from chalicelib.api.auth.steps import steps
from chalicelib.api.certif.candidates import candidates
from chalicelib.api.certif.classes import classes
from chalicelib.api.certif.files import files
from chalicelib.api.certif.finalization import finalization
from chalicelib.api.certif.jobs import jobs as center_jobs
from chalicelib.api.certif.papers import papers
from chalicelib.api.certif.results import results as session_results
from chalicelib.api.certif.sessions import sessions
from chalicelib.api.learner.account import account
from chalicelib.api.learner.assessments import assessments
from chalicelib.api.learner.certifications import certifications as own_certifications
from chalicelib.api.learner.learners import learners as own_learners
from chalicelib.api.learner.participations import participations
from chalicelib.api.learner.profile import profile
from chalicelib.api.learner.sign_in_ways import sign_in_ways
from chalicelib.api.learner.trainings import trainings
from chalicelib.api.orga.access import access
from chalicelib.api.orga.analysis import analysis
from chalicelib.api.orga.campaign_life import campaign_life
from chalicelib.api.orga.campaign_logo import campaign_logo
from chalicelib.api.orga.campaigns import campaigns
from chalicelib.api.orga.catalogue import catalogue
from chalicelib.api.orga.certifiability import certifiability
from chalicelib.api.orga.doubles import doubles
from chalicelib.api.orga.exports import exports
from chalicelib.api.orga.imports import imports
from chalicelib.api.orga.invitations import invitations
from chalicelib.api.orga.jobs import jobs
from chalicelib.api.orga.learners import learners
from chalicelib.api.orga.members import members
from chalicelib.api.orga.organizations import organizations
from chalicelib.api.orga.results import results
from chalicelib.api.public.campaigns import public_campaigns
from chalicelib.api.public.credentials import credentials
from chalicelib.api.public.framework import framework
from chalicelib.api.public.identity_providers import identity_providers
from chalicelib.api.public.invitations import invitations as public_invitations
from chalicelib.api.public.verification import verification

MOUNTS: tuple[tuple[Blueprint, str], ...] = (
    (framework, "/api/public"),
    (sign_in, "/api/auth"),
    (password, "/api/auth"),
    (steps, "/api/auth"),
    (identity_providers, "/api/public"),
    (sso, "/api/auth"),
    (identity, "/api/auth"),
    (pupils, "/api/auth"),
    (account, "/api/learner"),
    (own_learners, "/api/learner"),
    (sign_in_ways, "/api/learner"),
    (profile, "/api/learner"),
    (assessments, "/api/learner"),
    (participations, "/api/learner"),
    (own_certifications, "/api/learner"),
    (verification, "/api/public"),
    (credentials, "/api/public"),
    (trainings, "/api/learner"),
    (public_campaigns, "/api/public"),
    (public_invitations, "/api/public"),
    (organizations, "/api/orga"),
    (members, "/api/orga"),
    (invitations, "/api/orga"),
    (catalogue, "/api/orga"),
    (campaigns, "/api/orga"),
    (campaign_life, "/api/orga"),
    (campaign_logo, "/api/orga"),
    (imports, "/api/orga"),
    (learners, "/api/orga"),
    (access, "/api/orga"),
    (jobs, "/api/orga"),
    (doubles, "/api/orga"),
    (results, "/api/orga"),
    (analysis, "/api/orga"),
    (certifiability, "/api/orga"),
    (exports, "/api/orga"),
    (sessions, "/api/certif"),
    (candidates, "/api/certif"),
    (classes, "/api/certif"),
    (files, "/api/certif"),
    (papers, "/api/certif"),
    (finalization, "/api/certif"),
    (center_jobs, "/api/certif"),
    (session_results, "/api/certif"),
    (admin_organizations, "/api/admin"),
    (content, "/api/admin"),
    (clients, "/api/admin"),
    (jury_sessions, "/api/admin"),
    (jury_candidates, "/api/admin"),
    (admin_feeds, "/api/admin"),
    (reporting, "/api/admin"),
)

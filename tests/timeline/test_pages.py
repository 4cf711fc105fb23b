"""The pages of the timeline, of one milestone and of one's own tasks."""

from datetime import date

import pytest

from tests.conftest import TODAY, Build, CountQueries, Visit
from tests.factories import (
    make_account,
    make_administrator,
    make_consultation,
    make_employer,
    make_lead,
    make_meeting,
    make_milestone,
    make_officer,
    make_person,
    make_post,
    make_recognition,
    make_representation,
    make_representative,
    make_transfer,
    make_union,
    assign,
)
from transition.access.permissions import Role
from transition.consultation.meetings.models import MeetingAction
from transition.consultation.timeline.actions import open_timeline
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.rules.basis import LegalBasis
from transition.rules.milestones import MilestoneKey, Owner


def cells(page, name: str) -> list[str]:
    return next(row for row in page.rows() if row[0].startswith(name))

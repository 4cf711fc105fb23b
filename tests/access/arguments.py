"""What fills the arguments of each address in a world: every argument has its builder."""

from collections.abc import Callable

from flask import Flask
from werkzeug.routing import Rule

from tests.access.papers import (
    agreement_of,
    bundle_of,
    case_of,
    claim_of,
    correcting,
    correction_of,
    crest_of,
    deputy_of,
    import_of,
    paper_of,
    service_record_of,
    snapshot_of,
    term_document_of,
    wording_of,
)
from tests.access.records import (
    appointment,
    candidate,
    correspondent,
    cost_line,
    dead_message,
    decision,
    facility,
    information_version,
    line_source,
    meeting_action,
    milestone,
    minutes_correction,
    new_post,
    objection,
    programme_item,
    programme_report_number,
    question,
    quick_record,
    receipt,
    release,
    report_number,
    representative,
    risk,
    shared_cost,
    staff_question,
    team,
    term_change,
)
from tests.access.world import World
from tests.factories import (
    make_measure,
    make_representation,
    make_service,
)
from transition.consultation.representatives.models import (
    Group,
)
from transition.consultation.representatives.queries import key_of
from transition.rules.cases import CaseKind
from transition.rules.service import ServiceDate
from transition.staff.service.models import TermStep

# What fills an argument of an address: by its name, or by its blueprint and name where two features share one.
BUILDERS: dict[str, Callable[[World], int | str]] = {
    "filename": lambda world: "none.css",
    "token": lambda world: "nobody-has-this-token",
    "transfer_id": lambda world: world.transfer.id,
    "programme_id": lambda world: world.transfer.programme_id,
    "item_id": programme_item,
    "employer_id": lambda world: world.transfer.outgoing_employer_id,
    "recognition_id": lambda world: world.recognition.id,
    "service_id": lambda world: make_service().id,
    "union_id": lambda world: world.recognition.union_id,
    "account_id": lambda world: world.spare.id,
    "reminders.account_id": lambda world: world.near["manager"].id,
    "appointment_id": appointment,
    "team_id": team,
    "decision_id": decision,
    "risk_id": risk,
    "new_post_id": new_post,
    "release_id": release,
    "line_id": cost_line,
    "source_id": line_source,
    "shared_id": shared_cost,
    "milestone_id": milestone,
    "rule": lambda world: "limit-6m",
    "claim_id": lambda world: claim_of(world).id,
    "arrivals.kind": lambda _world: "statements",
    "reviews.after": lambda _world: "3",
    "measure_id": lambda world: make_measure(world.transfer, world.transfer.outgoing_employer).id,
    "meeting_id": lambda world: world.meeting.id,
    "message_id": dead_message,
    "action_id": meeting_action,
    "key": lambda world: key_of(Group.MOVING, None, world.description.agreement),
    "election_id": lambda world: world.election.id,
    "candidate_id": candidate,
    "representative_id": representative,
    "about": lambda _world: "fair",
    "notice": lambda _world: "nominations",
    "information.number": information_version,
    "representation_id": lambda world: make_representation(world.consultation, world.recognition).id,
    "facility_id": facility,
    "objection_id": objection,
    "question_id": question,
    "import_id": lambda world: import_of(world, **{"Payroll no.": "IMPORTED"}).id,
    "imports.kind": lambda _world: "new",
    "staff.question_id": staff_question,
    "record_id": quick_record,
    "person_id": lambda world: world.person.id,
    "post_id": lambda world: world.post.id,
    "term_id": lambda world: world.term.id,
    "change_id": term_change,
    "step_id": lambda world: world.keep(
        TermStep(term_id=world.term.id, after_years=5, counted_from=ServiceDate.GREEN_BOOK, text="More")
    ),
    "slip_id": lambda world: world.slip.id,
    "correction_id": lambda world: correction_of(world).id,
    "staff.document_id": lambda world: term_document_of(world).id,
    "case_id": lambda world: case_of(world).id,
    "staff.kind": lambda _world: CaseKind.CLAIM_BROUGHT.value,
    "meetings.correction_id": minutes_correction,
    "batch_id": lambda world: (world.document, correcting(world), world.batch.id)[2],
    "letter_id": lambda world: world.document.letter_id,
    "document_id": lambda world: world.document.id,
    "correspondent_id": correspondent,
    "receipt_id": receipt,
    "run_id": lambda world: world.run.id,
    "programme_reports.number": programme_report_number,
    "sort_of": lambda world: "benefit",
    "place": lambda world: world.place,
    "snapshot_id": snapshot_of,
    "paper_id": lambda world: paper_of(world).id,
    "bundle_id": lambda world: bundle_of(world).id,
    "side": lambda world: "outgoing",
    "category": lambda world: "leave",
    "number": report_number,
    "reports.name": lambda _world: "timeline",
    "code": lambda world: "en",
    "language": lambda world: "en",
    "letters.kind": lambda world: "record-check",
    "letters.reader": lambda world: f"person-{world.person.id}",
    "letters.record_id": lambda world: service_record_of(world).id,
    "agreement_id": lambda world: agreement_of(world).id,
    "deputy_id": lambda world: deputy_of(world).id,
    "slot": lambda world: "opening",
    "wording_id": lambda world: wording_of(world).id,
    "digest": lambda world: crest_of(world).digest,
    "ref": lambda world: f"{world.transfer.id}-{world.transfer.outgoing_employer_id}-settings.functions",
}


def fill(app: Flask, world: World) -> None:
    """Makes a record for each argument of each address; fails where a new argument has no builder yet."""
    for rule in app.url_map.iter_rules():
        feature = rule.endpoint.split(".")[0]
        for argument in sorted(rule.arguments):
            key = f"{feature}.{argument}"
            if key in world.values:
                continue
            build = BUILDERS.get(key) or BUILDERS.get(argument)
            assert build, f"{rule}: there is no builder for {argument}"
            world.values[key] = build(world)


def values_for(rule: Rule, world: World) -> dict[str, int | str]:
    """What that address is filled with in that world."""
    feature = rule.endpoint.split(".")[0]
    return {argument: world.values[f"{feature}.{argument}"] for argument in rule.arguments}

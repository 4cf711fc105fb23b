"""Where the entries of a bundle come from: one function for each feature, each with the same few queries always.

A new source is a function from `Asked` to entries, added to the list below. It asks `asked.is_full` before it
names anybody; what people typed is freed of names afterwards, wherever it came from.
"""

from collections.abc import Callable, Iterable

from transition.reports.bundles.asked import Asked
from transition.reports.bundles.entries import Entry
from transition.reports.bundles.sources import (
    afterwards,
    consulted,
    elections,
    facilities,
    information,
    information_versions,
    letters,
    measures,
    meetings,
    records,
    reports,
    representations,
    scope,
    staff,
    timeline,
    trail,
    transfer,
    wording,
)

Source = Callable[[Asked], Iterable[Entry]]

# In the order in which entries of one day follow each other.
SOURCES: tuple[Source, ...] = (
    transfer.decisions,
    transfer.basis,
    transfer.moves,
    scope.decisions,
    scope.risks,
    scope.new_posts,
    timeline.milestones_done,
    consulted.who_is_consulted,
    elections.elections,
    measures.measures,
    wording.versions,
    information_versions.versions,
    information.sent,
    letters.batches,
    meetings.meetings,
    representations.representations,
    wording.final_wordings,
    facilities.facilities,
    records.questions,
    records.quick_records,
    staff.one_to_ones,
    staff.objections,
    transfer.releases,
    reports.issued,
    afterwards.reviews,
    afterwards.deliveries,
    timeline.timeline,
    measures.chain,
    information.items,
    staff.coverage,
    trail.verification,
)

"""The JSON Schema of a conflict within a report."""

from typing import get_args

from counterclaim.codelists import FACETS, TimeRole, Unit
from counterclaim.consistency import ConflictBasis, Kind
from counterclaim.report.schema_nodes import (
    Schema,
    code,
    file_name,
    flag,
    ids,
    list_of,
    number,
    object_of,
    reference,
    text,
)
from counterclaim.report.sentences.vocabulary import ASSUMPTIONS


def conflict_definitions() -> dict[str, Schema]:
    """Return the definitions of a conflict, its explanation and its parts, by their names."""
    speaker = {
        "claim": text("Id of the claim."),
        "actor": text("Id of the speaker."),
        "name": text("Name of the speaker, or the id."),
        "stated": text("When it was stated, in EDTF."),
    }
    ruled_out = {
        "state": code("The state.", sorted({name for facet in FACETS for name in facet.states})),
        "claims": ids("Ids of the claims that rule it out."),
        "rules": list_of("The rules that rule it out with them.", reference("UsedRule")),
        "day": reference("Day", "When the first of these reasons takes hold."),
    }
    return {
        "Conflict": object_of(
            "A smallest set of claims that cannot all be true.",
            {
                "id": text(
                    "Depends on the ids of the claims alone, so that it stays from run to run.",
                    pattern="^[0-9a-f]{8}$",
                ),
                "file": file_name(),
                "severity": reference("Severity", "How grave it is."),
                "kind": code("Who contradicts whom.", get_args(Kind)),
                "basis": code("What clashes.", get_args(ConflictBasis)),
                "claims": ids(
                    "Ids of the claims, in the order in which they were stated.",
                    minItems=1,
                    uniqueItems=True,
                ),
                "speakers": list_of(
                    "The speakers, in the order of the claims.",
                    object_of("Who stated a claim, and when.", speaker),
                    minItems=1,
                ),
                "message": text("One sentence: whose statements cannot all be true, and on what."),
                "explanation": reference("Explanation", "Why they cannot all be true."),
                "assumptions": list_of(
                    "What it rests on besides the words of the claims.", reference("Assumption")
                ),
                "distinctions": ids("Ids of claims that hold apart what this conflict joins."),
                "within": list_of(
                    "The graver conflicts that contain all claims of this one.",
                    ids("Ids of claims.", minItems=1),
                ),
                "support": list_of(
                    "The sources behind each claim, in the order of the claims.",
                    reference("Support"),
                ),
                "group": text(
                    "The id of the first conflict that differs from this one only in copies of "
                    "its claims; its own id where there is none before it.",
                    pattern="^[0-9a-f]{8}$",
                ),
            },
        ),
        "Support": object_of(
            "How many independent sources stand behind a claim. Sources are followed through "
            "`derived_from` to where they begin, so that copies count once.",
            {
                "claim": text("Id of the claim."),
                "independent_sources": number("How many origins there are."),
                "origins": ids("Ids of the sources that are derived from no other one."),
                "repeated_by": ids("Ids of claims that say the same; their sources count too."),
                "unresolved": ids("Ids of sources that are named and not there; not counted."),
            },
        ),
        "Explanation": object_of(
            "On some days of one timeline no state is left (`ruled_out`), or bounds on numbers do "
            "not fit together (`terms`). Where `by_cases` is true, no single day shows it; where "
            "it is false and both are empty, a rule about the claims themselves is the reason.",
            {
                "subject": reference("Subject", "The timeline."),
                "first_day": reference("Day", "The first of the days."),
                "last_day": reference("Day", "The last of the days."),
                "some_day_of": text(
                    "Id of the claim that speaks of some day among them, and of none in "
                    "particular; null where nothing is left on any single one of them.",
                    null=True,
                ),
                "ruled_out": list_of(
                    "Every state of the facet, with what rules it out.",
                    object_of("A state that cannot be.", ruled_out),
                ),
                "rules": list_of("All rules that were used.", reference("UsedRule")),
                "by_cases": flag("Every combination was tried."),
                "terms": list_of("The bounds that do not fit together.", reference("Term")),
                "short_by": {
                    "type": ["number", "null"],
                    "description": "By how many the least is above the most; null where several "
                    "days had to be tried, or for stages.",
                },
                "dates": list_of(
                    "When something begins or ends according to each of two claims, where it is "
                    "dates that clash.",
                    reference("Dated"),
                ),
                "days_apart": {
                    "type": ["integer", "null"],
                    "description": "By how many days the one is too early for the other.",
                },
                "anchors": list_of(
                    "When that comes which relative times are counted from.", reference("Anchoring")
                ),
                "text": text("The same in sentences."),
            },
        ),
        "Anchoring": object_of(
            "When what a relative time is counted from comes, and the days that follow from it.",
            {
                "claim": text("Id of the claim with the relative time."),
                "first_day": reference("Day", "It does not come before this day."),
                "last_day": reference("Day", "It does not come after this day."),
                "then_first": reference("Day", "The first day that follows by the length of time."),
                "then_last": reference("Day", "The last day that follows by the length of time."),
                "claims": ids("Ids of the claims by which it comes then."),
            },
        ),
        "Dated": object_of(
            "When something begins or ends according to a claim.",
            {
                "claim": text("Id of the claim."),
                "role": code("How its time is meant.", get_args(TimeRole)),
                "first_day": reference("Day", "Not before this day."),
                "last_day": reference("Day", "Not after this day."),
            },
        ),
        "Term": object_of(
            "One bound of a sum that cannot hold: a number of a claim, or a rule between numbers.",
            {
                "what": text("What is bounded: stock, lasting, leaving, arriving, rule and so on."),
                "deployment": text("Id of the deployment (the whole, for a rule about parts)."),
                "unit": code("What is counted.", list(get_args(Unit))),
                "population": text("Who is counted; null for everybody.", null=True),
                "bound": code("Which way it bounds.", ["at_least", "at_most"]),
                "number": {"type": "number", "description": "The bound."},
                "factor": {"type": "number", "description": "How often it counts in the sum."},
                "first_day": reference("Day", "The first of the days."),
                "last_day": reference("Day", "The last of the days."),
                "claims": ids("Ids of the claims that say so; empty for a rule."),
                "parts": ids("The parts that a rule adds up."),
                "rules": list_of("Rules that it comes from.", reference("UsedRule")),
                "reported": {
                    "type": ["number", "null"],
                    "description": "The bound as it was reported, where it has had time to drift.",
                },
                "drift_percent": number(
                    "By how many per cent it has drifted since; null where it has not had time to.",
                    null=True,
                ),
                "whole_period": flag("The number is one for its days as a whole."),
                "some_day": flag("The number is that of some day among its days."),
                "either": flag("It is one of two bounds of a claim, either of which may hold."),
            },
        ),
        "Assumption": object_of(
            "Something that a conflict rests on besides the words of its claims.",
            {
                "code": code("What is assumed.", sorted(ASSUMPTIONS)),
                "claims": ids("Ids of the claims that it is about."),
                "subjects": ids("The deployments that it joins, the part before the whole."),
                "text": text("The same in a sentence."),
            },
        ),
    }

"""Why a conflict is one and what it rests on, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType

from attrs import frozen

from counterclaim.codelists import facet_of, facet_states, stage_meaning
from counterclaim.consistency import Assumption, Conflict, Explanation, Policy, SubjectView
from counterclaim.model import Claim, Said, Stage
from counterclaim.report.sentences.dates import dated_sentences, deadline_sentences
from counterclaim.report.sentences.days import counted, date_phrase, days_words
from counterclaim.report.sentences.names import (
    Names,
    about_phrase,
    bare_subject,
    claim_ref,
    claim_refs,
    dated_ref,
    deployment_name,
    listed,
    subject_name,
    timeline_phrase,
)
from counterclaim.report.sentences.quantities import number_sentences
from counterclaim.report.sentences.relative_times import anchor_sentences
from counterclaim.report.sentences.statements import content_words, when_words
from counterclaim.report.sentences.vocabulary import ASSUMPTIONS, REASONS, SHORT_ASSUMPTIONS, STATES


def short_id(conflict: Conflict) -> str:
    """Return eight hexadecimal digits that depend on the ids of the claims alone."""
    return _id_of(conflict.claims)


def group_id(conflict: Conflict) -> str:
    """Return the short id of the first conflict that a conflict repeats, or its own."""
    return _id_of(conflict.same_as or conflict.claims)


def _id_of(claims: Sequence[str]) -> str:
    return sha256("\n".join(sorted(claims)).encode("utf-8")).hexdigest()[:8]


def message_of(conflict: Conflict, names: Names) -> str:
    """Return one neutral sentence: whose statements, about what, cannot all be true."""
    short = dict.fromkeys(SHORT_ASSUMPTIONS[entry.code] for entry in conflict.assumptions)
    opening = opening_of(conflict, names)
    return f"{opening}, assuming that {listed(short)}." if short else f"{opening}."


def opening_of(conflict: Conflict, names: Names) -> str:
    """Return the sentence of `message_of` without its assumptions and without its full stop."""
    view = conflict.explanation.subject
    about = timeline_phrase(names, view)
    if conflict.basis == "count":
        about = f"the numbers of {bare_subject(names, view)}"
    refs = listed(dated_ref(names, claim) for claim in conflict.claims)
    count = len(conflict.claims)
    if count == 1:
        return f"The statement of {refs} about {about} cannot be true"
    which = "both" if count == 2 else "all"
    return f"The statements of {refs} about {about} cannot {which} be true"


@frozen
class _Group:
    """States that the same claims and rules rule out."""

    claims: tuple[str, ...]
    rules: tuple[str, ...]
    states: tuple[str, ...]


def reason_sentences(conflict: Conflict, names: Names) -> tuple[str, ...]:
    """Return why the claims cannot all be true, as sentences."""
    return (*anchor_sentences(conflict.explanation, names), *_reasons(conflict, names))


def _reasons(conflict: Conflict, names: Names) -> tuple[str, ...]:
    explanation = conflict.explanation
    if explanation.terms:
        return number_sentences(explanation, names, conflict.claims)
    if explanation.dates:
        if {*explanation.rules} & {"deadline_moved", "condition_added"}:
            return (*deadline_sentences(conflict, names), *_by_rule(conflict, names))
        rules = [rule for rule in explanation.rules if rule != "transitions"]
        return tuple(dated_sentences(conflict, names, _because(rules)))
    if explanation.by_cases:
        return _by_cases(explanation, names)
    if not explanation.ruled_out:
        return _by_rule(conflict, names)
    last = "So there is nothing left that it could be."
    strictly = explanation.rules == ("strong_reading",)
    moments = explanation.subject.facet in ("decision", "announcement")
    day = explanation.first_day
    if moments and strictly and day is not None and day == explanation.last_day:
        last = "On one day both are possible only one after the other."
    return (*_state_sentences(conflict, names), last)


def _state_sentences(conflict: Conflict, names: Names) -> Iterator[str]:
    """Yield what would have to be according to whom, and what could not be for which reason."""
    explanation = conflict.explanation
    view, some = explanation.subject, explanation.some_day_of
    told = [(group, _left_by(group, view, names)) for group in _groups(conflict)]
    told.sort(key=lambda entry: (some not in entry[0].claims, entry[1] is None))
    days = days_words(explanation.first_day, explanation.last_day)
    if some is not None:
        days = f"on some day {days}"
    for place, (group, left) in enumerate(told):
        subject = f"{days} {_subject_of(view, names)}" if place == 0 else "it"
        if left is None:
            cannot = f"{subject} could not be"
            if place and some is not None:
                cannot = "on none of these days could it be"
            several = len(group.claims) > 1 and (some is None or some in group.claims)
            sentence = _ruled_out(cannot, group, view, names, several=several)
        else:
            each = "on each of these days " if place and some is not None else ""
            states = _states(view, left)
            refs = claim_refs(names, group.claims)
            strictly = ", if its time is read strictly" if group.rules else ""
            sentence = f"{each}{subject} would have to be {states} according to {refs}{strictly}"
        opening = "but " if place == 1 else "and " if place else ""
        yield _sentence(opening + sentence)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _subject_of(view: SubjectView, names: Names) -> str:
    return bare_subject(names, view) if view.facet == "presence" else timeline_phrase(names, view)


def _states(view: SubjectView, states: Sequence[str]) -> str:
    return listed([STATES[view.facet][state] for state in states], "or")


def _groups(conflict: Conflict) -> list[_Group]:
    states: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for entry in conflict.explanation.ruled_out:
        states.setdefault((entry.claims, entry.rules), []).append(entry.state)
    place = {claim: number for number, claim in enumerate(conflict.claims)}
    groups = [_Group(claims, rules, tuple(out)) for (claims, rules), out in states.items()]
    return sorted(groups, key=lambda group: [place.get(claim, 0) for claim in group.claims])


def _left_by(group: _Group, view: SubjectView, names: Names) -> tuple[str, ...] | None:
    """Return the states that the words of a single claim leave, where they alone rule out."""
    if {*group.rules} - {"strong_reading"} or len(group.claims) != 1:
        return None
    claim = names.claims.get(group.claims[0])
    if claim is None or not _speaks_of(claim, view) or not isinstance(claim.says, Stage):
        return None
    allowed = stage_meaning(claim.says.code).states
    opposite = claim.polarity == "denied"
    if claim.when is not None and claim.when.role == "not_before":
        opposite = not opposite
    left = tuple(
        state for state in facet_states(view.facet).states if (state in allowed) != opposite
    )
    return None if set(left) & set(group.states) else left


def _speaks_of(claim: Claim, view: SubjectView) -> bool:
    if not isinstance(claim.says, Stage):
        return False
    about = claim.about
    process = about.process
    if process == "withdrawal" and about.extent != "all":
        process = "reduction"
    return (
        facet_of(claim.says.code) == view.facet
        and (about.deployment, about.matter) == (view.deployment, view.matter)
        and (view.facet == "presence" or process == view.process)
    )


def _ruled_out(
    cannot: str, group: _Group, view: SubjectView, names: Names, *, several: bool
) -> str:
    because = _because(group.rules)
    if not because and several:
        because = ["no other day is left for it"]
    if not because and _enters(group, names):
        because = ["this is said to have begun on another day"]
    link = " given " if group.rules else " according to "
    by = f"{link}{claim_refs(names, group.claims)}" if group.claims else ""
    reason = f", because {'; '.join(because)}" if because else ""
    return f"{cannot} {_states(view, group.states)}{by}{reason}"


def _because(rules: Sequence[str]) -> list[str]:
    """Return what rules say; that nothing goes backwards tells the order of the stages too."""
    told = [text for rule, text in REASONS.items() if rule in rules and rule != "transitions"]
    return told or [REASONS[rule] for rule in rules]


def _enters(group: _Group, names: Names) -> bool:
    claims = (names.claims.get(claim) for claim in group.claims)
    return any(
        claim is not None and isinstance(claim.says, Stage) and claim.says.enters
        for claim in claims
    )


def _by_cases(explanation: Explanation, names: Names) -> tuple[str, ...]:
    rules = "; ".join(_because(explanation.rules))
    about = timeline_phrase(names, explanation.subject)
    tried = (
        f"No single day shows it: every possible course of {about} and of what is joined to it "
        "was tried, and in each of them one of the statements fails."
    )
    return (tried, f"These rules were used: {rules}.") if rules else (tried,)


def _by_rule(conflict: Conflict, names: Names) -> tuple[str, ...]:
    codes = conflict.explanation.rules
    if "explicit_dispute" in codes:
        return tuple(
            f"{claim_ref(names, claim)} disputes {claim_ref(names, target)} expressly, and both "
            "speak of the same subject, or of a part and its whole."
            for claim, target in _disputes(conflict.claims, names)
        )
    told = [_PAIR_RULES[code] for code in codes if code in _PAIR_RULES]
    if told:
        refs = claim_refs(names, conflict.claims)
        contents = _contents(conflict, names) if {*codes} & _OF_CONTENTS else ()
        return (*contents, *(text.format(claims=refs) for text in told))
    first, *rest = conflict.claims
    sentence = (
        f"{claim_ref(names, first)} says that there is none, and {claim_refs(names, rest)} of the "
        "same party says that there is; nobody says that it began in between."
    )
    return (sentence,)


_OF_CONTENTS = frozenset(("single_value", "denied_value", "excluded_value", "own_words"))
"""Rules about claims whose contents are told with the reason."""


def _contents(conflict: Conflict, names: Names) -> Iterator[str]:
    """Yield what properties claims give, or which of them tells the words of whom."""
    for claim_id in conflict.claims:
        claim = names.claims.get(claim_id)
        if claim is not None:
            verb = "tells" if isinstance(claim.says, Said) else "says"
            yield f"{claim_ref(names, claim_id)} {verb}: {content_words(names, claim)}."


_PAIR_RULES: Mapping[str, str] = MappingProxyType(
    {
        "single_value": "{claims} give different values of a property that has only one.",
        "denied_value": "Of {claims}, one denies what the other says of the property.",
        "excluded_value": "Of {claims}, one gives a value that rules out that of the other.",
        "deadline_moved": (
            "{claims} set one target by two deadlines, or by one and then by none; the later "
            "statement puts it off while the first deadline still stands, and does not say that "
            "it replaces it."
        ),
        "entered_once": (
            "{claims} give two days on which one stage was entered, and nobody says that it was "
            "left in between."
        ),
        "condition_added": (
            "{claims} set one aim; the first as planned, the later only under a condition, while "
            "the first plan still stands, and without saying that it replaces it."
        ),
        "own_words": (
            "{claims} do not agree on what one actor says: it is held to its own words, and to "
            "what it is reported to have said."
        ),
        "closure": (
            "{claims} do not add up: what was there, less those who leave (or with those who "
            "come), is not what is there then, and nobody else is said to have moved."
        ),
        "step_arithmetic": (
            "{claims} do not add up: what was there, less those who leave (or with those who "
            "come), is not what they say remains."
        ),
    }
)


def _disputes(claims: Sequence[str], names: Names) -> list[tuple[str, str]]:
    kinds = ("disputes", "retracts", "corrects", "supersedes")
    return [
        (claim, relation.claim)
        for claim in claims
        if claim in names.claims
        for relation in names.claims[claim].relations
        if relation.kind in kinds and relation.claim in claims and relation.claim != claim
    ]


def assumption_sentence(
    assumption: Assumption, conflict: Conflict, names: Names, policy: Policy
) -> str:
    """Return what a conflict rests on besides the words of its claims, as a sentence."""
    subjects = [subject_name(names, subject) for subject in assumption.subjects]
    part, whole = (subjects * 2)[:2] if subjects else ("the part", "the whole")
    values = {
        "claims": claim_refs(names, assumption.claims),
        "subject": whole if subjects else "the subject",
        "part": part,
        "whole": whole,
        "within": "within days",
        "days": counted(
            policy.presence_note_days if conflict.severity == "note" else policy.presence_days,
            "day",
        ),
    }
    if assumption.claims and assumption.claims[0] in names.claims:
        values |= _claim_values(names.claims[assumption.claims[0]], names, policy)
    text = _by_definition(assumption, names) or ASSUMPTIONS[assumption.code].format_map(values)
    return f"{text[:1].upper()}{text[1:]}" if not assumption.claims else text


def _by_definition(assumption: Assumption, names: Names) -> str | None:
    """Return the sentence for a deployment without some others, which lies in it by definition."""
    if assumption.code != "part_of" or len(assumption.subjects) < 2:
        return None
    part, whole = assumption.subjects
    view = names.subjects.get(part)
    if view is None or not view.exceptions or view.deployment is None:
        return None
    told = f"{subject_name(names, part)} is a part of {subject_name(names, whole)}"
    if view.deployment == whole:
        return f"{told} by definition."
    return f"{told}, as {deployment_name(names, view.deployment)} is."


def _claim_values(claim: Claim, names: Names, policy: Policy) -> Mapping[str, str]:
    values = {
        "condition": claim.condition or "",
        "commitment": claim.commitment,
        "time": date_phrase(claim.stated) if claim.when is None else when_words(names, claim),
        "about": f"the {about_phrase(names, claim.about)}"
        if claim.about.process is not None
        else about_phrase(names, claim.about),
    }
    deployment = names.deployments.get(claim.about.deployment or "")
    if deployment is not None:
        kind = deployment.place.kind
        days = counted(policy.pace[kind], "day")
        values["within"] = f"within {days} (the least for a place of the kind {kind})"
    return values


def distinction_sentences(conflict: Conflict, names: Names) -> tuple[str, ...]:
    """Return who holds apart what a conflict joins."""
    return tuple(
        f"{claim_ref(names, claim)} says: {content_words(names, names.claims[claim])}."
        for claim in conflict.distinctions
        if claim in names.claims
    )


def within_sentences(conflict: Conflict) -> tuple[str, ...]:
    """Return the graver conflicts that contain all claims of this one."""
    return tuple(
        f"These statements are all in the graver conflict of {listed(claims)}."
        for claims in conflict.within
    )

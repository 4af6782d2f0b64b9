"""Why statements cannot all be true, and what would reconcile them, in sentences."""

from collections.abc import Iterator

from attrs import evolve

from counterclaim.consistency import (
    Assumption,
    Conflict,
    Holding,
    Numbers,
    States,
    Sum,
)
from counterclaim.consistency.background.registry import rule_of
from counterclaim.model import Attribute, Claim, Dataset, Said
from counterclaim.report.sentences.days import span_words
from counterclaim.report.sentences.names import (
    Names,
    about_phrase,
    actor_name,
    bare_subject,
    claim_ref,
    claim_refs,
    dated_ref,
    deployment_name,
    listed,
    names_of,
    process_phrase,
)
from counterclaim.report.sentences.numbers import sum_sentence, summed_words, two_numbers_sentence
from counterclaim.report.sentences.statements import content_words, said_words, statement_of
from counterclaim.report.sentences.vocabulary import (
    ASSUMED,
    COUNTED,
    NOTHING_ELSE,
    PROCESS_QUESTIONS,
    QUESTIONS,
    STATES,
    UNLESS,
)

_NOUNS = {
    "withdrawal": "a withdrawal",
    "reduction": "a withdrawal",
    "arrival": "an arrival",
    "mission_end": "the end of the mission",
    "handover": "a handover",
    "relocation": "a move",
}
_SILENT = frozenset(
    (
        *("one_state", "one_number", "strong_reading", "balance", "own_words"),
        *("withdrawal_reduces", "none_at_all"),
    )
)
"""Rules that say no more than that both cannot be so."""
_PLAIN = frozenset(
    (
        *("leaving_means_reduction", "arriving_means_arrival", "count_present"),
        *("part_present", "part_reduces_whole", "part_arrives", "no_regression"),
        *("whole_completed", "figure_persists", "presence_before", "arrival_present"),
    )
)
"""Rules that most readers take for granted."""
_REASONS = 2
"""How many reasons the short form gives; the details have all of them."""


def heading_of(conflict: Conflict, names: Names) -> str:
    """Return what a conflict is about as a question: `US forces in Iraq: is anybody leaving?`."""
    return f"{_subject(conflict, names)}: {_topic(conflict, names)[0]}"


def sentence(conflict: Conflict, dataset: Dataset) -> str:
    """Return a conflict as one neutral sentence: whose statements, about what, cannot all be true.

    Args:
        conflict: A conflict of a check of the dataset.
        dataset: The dataset, in which the names of its records are looked up.
    """
    return message_of(conflict, names_of(dataset))


def message_of(conflict: Conflict, names: Names) -> str:
    """Return one neutral sentence: whose statements, about what, cannot all be true."""
    refs = listed(dated_ref(names, claim) for claim in conflict.claims)
    which = "both" if len(conflict.claims) == 2 else "all"
    asked = _topic(conflict, names)[1]
    return f"{_subject(conflict, names)}, {asked}: what {refs} say cannot {which} be true."


def _subject(conflict: Conflict, names: Names) -> str:
    name = bare_subject(names, evolve(conflict.subject, exceptions=()))
    return f"{name[:1].upper()}{name[1:]}"


def _topic(conflict: Conflict, names: Names) -> tuple[str, str]:
    """Return what is in question, as a question and inside a sentence."""
    question, process, reason = conflict.question, conflict.subject.process, conflict.reason
    if question == "number" and isinstance(reason, Numbers):
        roles = {number.role for number in reason.numbers}
        return COUNTED.get(roles.pop(), QUESTIONS["number"]) if len(roles) == 1 else _how_many()
    if question in ("leaving", "process", "presence") and process is not None:
        return PROCESS_QUESTIONS[process]
    if question in ("decision", "announcement") and process is not None:
        verb = "decided" if question == "decision" else "announced"
        what = _NOUNS.get(process, "it")
        return f"has {what} been {verb}?", f"whether {what} has been {verb}"
    contents = [names.claims[claim].says for claim in conflict.claims if claim in names.claims]
    keys = [says.key.replace("_", " ") for says in contents if isinstance(says, Attribute)]
    if question == "property" and keys:
        return f"what about “{keys[0]}”?", f"“{keys[0]}”"
    actors = [actor_name(names, says.actor) for says in contents if isinstance(says, Said)]
    if question == "speech" and actors:
        return f"what did {actors[0]} say?", f"what {actors[0]} said"
    return QUESTIONS[question]


def _how_many() -> tuple[str, str]:
    return QUESTIONS["number"]


def why_sentence(conflict: Conflict, names: Names, *, among: int = 1) -> str:
    """Return one sentence that says why the statements cannot all be true.

    Args:
        conflict: The conflict.
        names: The names of its dataset.
        among: Of how many conflicts, which are shown together, it is an instance.
    """
    reason = conflict.reason
    told = (
        [summed_words(reason, names)] if isinstance(reason, Sum) else list(_told(conflict, names))
    )
    which = "both" if len(conflict.claims) == 2 and among == 1 else "all"
    instance = ":" if among == 1 else ". For instance,"
    opening = f"They cannot {which} be true{instance} {'; '.join(told)}"
    if isinstance(reason, Sum):
        return f"{opening}. {sum_sentence(reason)}"
    if isinstance(reason, Numbers):
        persists = any(entry.code == "figure_persists" for entry in conflict.assumptions)
        ending = two_numbers_sentence(reason, names, days=reason.days if persists else None)
        if ending:
            return f"{opening}. {ending}"
    because = _because(conflict)
    return f"{opening}. {_sentence(', and '.join(because))}" if because else f"{opening}."


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _told(conflict: Conflict, names: Names) -> Iterator[str]:
    """Yield who says what; several statements of one speaker after another share its name."""
    last = None
    for claim_id in conflict.claims:
        claim = names.claims.get(claim_id)
        if claim is None:
            yield claim_id
            continue
        said = said_words(names, claim)
        again = last == claim.speaker
        opening = f"and also ({claim_id})" if again else _according(names, claim)
        yield f"{opening}, {said}"
        last = claim.speaker


def _according(names: Names, claim: Claim) -> str:
    return f"according to {actor_name(names, claim.speaker)}"


def _because(conflict: Conflict) -> list[str]:
    """Return the reasons of the rules by which the statements exclude one another.

    Those come first that a reader would not have thought of; of the others, which only join
    words of one meaning, none is told where there are enough.
    """
    codes = dict.fromkeys([conflict.rule, *(entry.code for entry in conflict.assumptions)])
    ordered = sorted(codes, key=lambda code: code in _PLAIN)
    found = [rule_of(code) for code in ordered if code not in _SILENT]
    known = dict.fromkeys(rule.because for rule in found if rule is not None)
    return list(known)[:_REASONS]


def unless_of(conflict: Conflict, names: Names) -> tuple[str, ...]:
    """Return what would make the statements of a conflict true together, the best first.

    Each is a clause to stand after `unless`. Claims that would explain the conflict come first,
    then what is taken for granted, from the rule that decides to the records of the data.
    """
    found = [*_explaining(conflict, names), *distinctions_of(conflict, names)]
    own = dict.fromkeys(entry.code for entry in conflict.assumptions if entry.code in UNLESS)
    early = [code for code in own if code in ("inferred_subject", "conditional", "hedged")]
    found += [_unless(code, conflict, names) for code in early]
    codes = dict.fromkeys([conflict.rule, *(entry.code for entry in conflict.assumptions)])
    rules = [rule_of(code) for code in sorted(codes, key=lambda code: code in _PLAIN)]
    found += [rule.unless for rule in rules if rule is not None and rule.unless]
    found += [_unless(code, conflict, names) for code in own if code != "part_of"]
    for entry in conflict.assumptions:
        if entry.code == "part_of" and entry.part != entry.whole:
            found.append(UNLESS["part_of"].format(**_part_names(entry, names)))
    return tuple(dict.fromkeys(found)) or (NOTHING_ELSE,)


def _explaining(conflict: Conflict, names: Names) -> Iterator[str]:
    for entry in conflict.explained:
        told = [_short(claim, names) for claim in entry.claims]
        yield f"{listed(told)} holds"


def _short(claim: str, names: Names) -> str:
    found = statement_of(names, claim)
    if found is None:
        return claim
    text = shortened(names.claims[claim].text, 90)
    return f"what {found.speaker} said {found.date} ({claim}: {text})"


def shortened(text: str, most: int) -> str:
    """Return a text, cut at a word where it is longer than some characters."""
    if len(text) <= most:
        return text
    mark = next((mark for mark in (" (paraphrase)", " (translation)") if text.endswith(mark)), "")
    closing = f"”{mark}" if text.startswith("“") else mark
    return f"{text[:most].rpartition(' ')[0].rstrip(' ,;:.')} …{closing}"


def distinctions_of(conflict: Conflict, names: Names) -> Iterator[str]:
    """Yield what somebody holds apart and the conflict joins, as clauses."""
    for claim in conflict.distinctions:
        if claim in names.claims:
            speaker = actor_name(names, names.claims[claim].speaker)
            yield f"{content_words(names, names.claims[claim])}, as {speaker} says ({claim})"


def _unless(code: str, conflict: Conflict, names: Names) -> str:
    entries = [entry for entry in conflict.assumptions if entry.code == code]
    ids = list(dict.fromkeys(claim for entry in entries for claim in entry.claims))
    known = [names.claims[claim] for claim in ids if claim in names.claims]
    speakers = dict.fromkeys(actor_name(names, claim.speaker) for claim in known)
    return UNLESS[code].format(
        speakers=listed(speakers),
        ids=", ".join(ids),
        commitment=listed(dict.fromkeys(claim.commitment for claim in known), "or"),
        condition=listed(claim.condition for claim in known if claim.condition is not None),
    )


def unless_sentence(conflict: Conflict, names: Names, most: int) -> str:
    """Return what would reconcile the statements, as a sentence with so many clauses at most."""
    clauses = unless_of(conflict, names)
    others = len(conflict.explained)
    # of claims that would explain it one is enough for a short text
    clauses = (*clauses[:1], *clauses[others:], *clauses[1:others]) if others > 1 else clauses
    more = len(clauses) - most
    kept = clauses[:most] if more > 1 else clauses
    rest = f" (and {more} more ways)" if more > 1 else ""
    return f"Unless {'; or '.join(kept)}{rest}."


def reason_sentences(conflict: Conflict, names: Names) -> tuple[str, ...]:
    """Return the full reasons: what each statement means, and why this cannot be."""
    reason = conflict.reason
    if not isinstance(reason, States):
        because = [rule_of(entry.code) for entry in conflict.assumptions]
        told = dict.fromkeys(rule.because for rule in because if rule is not None)
        return (why_sentence(conflict, names), *(_sentence(text) for text in told))
    return (
        why_sentence(conflict, names),
        *(_holding_sentence(entry, reason, names) for entry in reason.holdings),
        *_closing(conflict, reason),
    )


def _holding_sentence(holding: Holding, reason: States, names: Names) -> str:
    """Return what a statement means for the question, and by which rules."""
    ref = claim_ref(names, holding.claim)
    days = span_words(holding.first, holding.last, every=holding.every)
    states = listed((STATES[reason.facet][state] for state in holding.states), "or")
    if reason.facet == "presence":
        said = f"{days} {states} ({bare_subject(names, reason.subject)})"
    else:
        by = "" if reason.subject.by is None else f", for {actor_name(names, reason.subject.by)},"
        said = f"{days} {process_phrase(names, reason.subject)}{by} is {states}"
    rules = [rule_of(code) for code in holding.rules]
    because = [rule.because for rule in rules if rule is not None]
    since = f", since {', and '.join(because)}" if because else ""
    return f"{ref} means that {said}{since}."


def _closing(conflict: Conflict, reason: States) -> Iterator[str]:
    used = {code for holding in reason.holdings for code in holding.rules}
    rules = [rule_of(entry.code) for entry in conflict.assumptions if entry.code not in used]
    because = [rule.because for rule in rules if rule is not None]
    if because:
        yield f"Both cannot be, because {', and '.join(because)}."


def assumption_sentence(assumption: Assumption, names: Names) -> str:
    """Return what a conflict takes for granted, as a sentence."""
    rule = rule_of(assumption.code)
    if rule is not None and assumption.code not in ASSUMED:
        return f"{rule.title}."
    claims = [names.claims[name] for name in assumption.claims if name in names.claims]
    return ASSUMED[assumption.code].format(
        claims=claim_refs(names, assumption.claims),
        about=listed(dict.fromkeys(about_phrase(names, claim.about) for claim in claims)),
        condition=listed(claim.condition for claim in claims if claim.condition is not None),
        commitment=listed(dict.fromkeys(claim.commitment for claim in claims), "or"),
        **_part_names(assumption, names),
    )


def _part_names(assumption: Assumption, names: Names) -> dict[str, str]:
    part, whole = assumption.part, assumption.whole
    shown = "" if part is None else deployment_name(names, part)
    return {
        "part": f"the rest of {shown}" if part == whole else shown,
        "whole": "" if whole is None else deployment_name(names, whole),
    }


def within_sentences(conflict: Conflict) -> tuple[str, ...]:
    """Return the larger conflicts that contain all claims of this one."""
    return tuple(
        f"These statements also stand in the conflict of {listed(claims)}."
        for claims in conflict.within
    )

"""Why statements cannot all be true, and what would reconcile them, in sentences."""

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.consistency import (
    Assumption,
    Conflict,
    Holding,
    Numbers,
    States,
    Sum,
)
from counterclaim.consistency.background.registry import rule_of
from counterclaim.model import Attribute, Said
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
    process_phrase,
)
from counterclaim.report.sentences.numbers import sum_sentence, two_numbers_sentence
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

_SILENT = frozenset(["one_state", "one_number", "strong_reading", "balance", "own_words"])
"""Rules that say no more than that both cannot be so."""
_REASONS = 2
"""How many reasons the short form gives; the details have all of them."""


def heading_of(conflict: Conflict, names: Names) -> str:
    """Return what a conflict is about as a question: `US forces in Iraq: is anybody leaving?`."""
    return f"{_subject(conflict, names)}: {_topic(conflict, names)[0]}"


def message_of(conflict: Conflict, names: Names) -> str:
    """Return one neutral sentence: whose statements, about what, cannot all be true."""
    refs = listed(dated_ref(names, claim) for claim in conflict.claims)
    which = "both" if len(conflict.claims) == 2 else "all"
    asked = _topic(conflict, names)[1]
    return f"{_subject(conflict, names)}, {asked}: what {refs} say cannot {which} be true."


def _subject(conflict: Conflict, names: Names) -> str:
    name = bare_subject(names, conflict.subject)
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
        what = process_phrase(names, conflict.subject).partition(" of ")[0]
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
    told = list(_told(conflict, names))
    which = "both" if len(conflict.claims) == 2 and among == 1 else "all"
    instance = ":" if among == 1 else ". For instance,"
    opening = f"They cannot {which} be true{instance} {'; '.join(told)}"
    if isinstance(reason, Sum):
        return f"{opening}. {sum_sentence(reason)}"
    if isinstance(reason, Numbers):
        ending = two_numbers_sentence(reason, names)
        if ending:
            return f"{opening}. {ending}"
    because = _because(conflict)
    return f"{opening}; and {', and '.join(because)}." if because else f"{opening}."


def _told(conflict: Conflict, names: Names) -> Iterator[str]:
    """Yield who says what; several statements of one speaker after another share its name."""
    last = None
    for claim_id in conflict.claims:
        claim = names.claims.get(claim_id)
        if claim is None:
            yield claim_id
            continue
        speaker = actor_name(names, claim.speaker)
        said = said_words(names, claim)
        verb = "plans" if claim.modality == "plan" else "says"
        yield f"and that {said}" if last == (speaker, verb) else f"{speaker} {verb} that {said}"
        last = (speaker, verb)


def _because(conflict: Conflict) -> list[str]:
    """Return the reasons of the rules by which the statements exclude one another."""
    codes = [entry.code for entry in conflict.assumptions]
    ordered = [conflict.rule, *(code for code in codes if code != conflict.rule)]
    found = [rule_of(code) for code in ordered if code not in _SILENT]
    known = dict.fromkeys(rule.because for rule in found if rule is not None)
    return list(known)[:_REASONS]


def unless_of(conflicts: Sequence[Conflict], names: Names) -> tuple[str, ...]:
    """Return what would make the statements of some conflicts true together, the best first.

    Each is a clause to stand after `unless`. Claims that would explain the conflict come first,
    then what is taken for granted, from the rule that decides to the records of the data.
    """
    found: dict[str, None] = {}
    for told in _explaining(conflicts, names):
        found[told] = None
    for told in _apart(conflicts, names):
        found[told] = None
    first = conflicts[0]
    rules = [first.rule, *(entry.code for found_ in conflicts for entry in found_.assumptions)]
    own = _own_codes(conflicts)
    early = [code for code in own if code in ("inferred_subject", "conditional", "hedged")]
    for code in early:
        found[_unless(code, conflicts, names)] = None
    for code in dict.fromkeys(rules):
        rule = rule_of(code)
        if rule is not None and rule.unless:
            found[rule.unless] = None
    for code in own:
        if code != "part_of":
            found[_unless(code, conflicts, names)] = None
    for entry in _all(conflicts):
        if entry.code == "part_of" and entry.part is not None and entry.whole is not None:
            part, whole = deployment_name(names, entry.part), deployment_name(names, entry.whole)
            found[UNLESS["part_of"].format(part=part, whole=whole)] = None
    return tuple(found) or (NOTHING_ELSE,)


def _all(conflicts: Iterable[Conflict]) -> Iterator[Assumption]:
    for conflict in conflicts:
        yield from conflict.assumptions


def _own_codes(conflicts: Iterable[Conflict]) -> list[str]:
    codes = dict.fromkeys(entry.code for entry in _all(conflicts))
    return [code for code in codes if code in UNLESS]


def _explaining(conflicts: Iterable[Conflict], names: Names) -> Iterator[str]:
    for conflict in conflicts:
        for entry in conflict.explained:
            told = [_short(claim, names) for claim in entry.claims]
            yield f"{listed(told)} {'holds' if len(told) == 1 else 'hold'}"


def _short(claim: str, names: Names) -> str:
    found = statement_of(names, claim)
    if found is None:
        return claim
    return f"what {found.speaker} says in {claim} ({found.date}: {shortened(found.words, 90)})"


def shortened(text: str, most: int) -> str:
    """Return a text, cut at a word where it is longer than some characters."""
    if len(text) <= most:
        return text
    closing = "”" if text.startswith("“") else ""
    return f"{text[:most].rpartition(' ')[0].rstrip(' ,;:')} …{closing}"


def _apart(conflicts: Iterable[Conflict], names: Names) -> Iterator[str]:
    for claim in dict.fromkeys(name for found in conflicts for name in found.distinctions):
        if claim in names.claims:
            speaker = actor_name(names, names.claims[claim].speaker)
            yield f"{content_words(names, names.claims[claim])}, as {speaker} says ({claim})"


def _unless(code: str, conflicts: Iterable[Conflict], names: Names) -> str:
    ids = list(
        dict.fromkeys(
            claim for entry in _all(conflicts) if entry.code == code for claim in entry.claims
        )
    )
    known = [names.claims[claim] for claim in ids if claim in names.claims]
    speakers = dict.fromkeys(actor_name(names, claim.speaker) for claim in known)
    return UNLESS[code].format(
        speakers=listed(speakers),
        ids=", ".join(ids),
        commitment=listed(dict.fromkeys(claim.commitment for claim in known), "or"),
    )


def unless_sentence(conflicts: Sequence[Conflict], names: Names, most: int) -> str:
    """Return what would reconcile the statements, as a sentence with so many clauses at most."""
    clauses = unless_of(conflicts, names)
    more = f"; or for {len(clauses) - most} more reasons" if len(clauses) - most > 1 else ""
    kept = clauses[:most] if more else clauses
    return f"Unless {'; or '.join(kept)}{more}."


def reason_sentences(conflict: Conflict, names: Names) -> tuple[str, ...]:
    """Return the full reasons: what each statement means, and why this cannot be."""
    reason = conflict.reason
    if not isinstance(reason, States):
        because = [rule_of(entry.code) for entry in conflict.assumptions]
        told = dict.fromkeys(f"{rule.because}" for rule in because if rule is not None)
        listed_ = [f"{text[:1].upper()}{text[1:]}." for text in told]
        return (why_sentence(conflict, names), *listed_)
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
        part="" if assumption.part is None else deployment_name(names, assumption.part),
        whole="" if assumption.whole is None else deployment_name(names, assumption.whole),
    )


def within_sentences(conflict: Conflict) -> tuple[str, ...]:
    """Return the larger conflicts that contain all claims of this one."""
    return tuple(
        f"These statements also stand in the conflict of {listed(claims)}."
        for claims in conflict.within
    )

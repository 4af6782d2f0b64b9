"""A claim as a report shows it: who, when, the words, how they were read, and where they stand."""

from attrs import frozen

from counterclaim.codelists import code_list
from counterclaim.consistency import SubjectView
from counterclaim.model import (
    Anchor,
    Attribute,
    Change,
    Claim,
    Count,
    Relative,
    Said,
    Scope,
    Source,
    Stage,
)
from counterclaim.report.sentences.days import date_phrase, date_words, duration_words
from counterclaim.report.sentences.names import (
    Names,
    about_phrase,
    actor_name,
    bare_subject,
    deployment_name,
    listed,
)
from counterclaim.report.sentences.vocabulary import (
    COMMITMENTS,
    DIRECTIONS,
    MEASURES,
    MODALITIES,
    PAST_TENSE,
    PROCESSES,
    ROLES,
    SCOPES,
    STAGES,
    STANCES,
    UNITS,
)


@frozen(kw_only=True)
class Statement:
    """The texts of one claim: unwrapped lines, with names in place of ids.

    `heading` names the speaker, those who passed it on and the date; `words` is the text in
    quotes; `reading` what the encoder made of it; `sources` one line each.
    """

    claim: str
    heading: str
    words: str
    reading: str
    sources: tuple[str, ...]


def statement_of(names: Names, claim_id: str) -> Statement | None:
    """Return the texts of a claim, or None where there is no such claim."""
    claim = names.claims.get(claim_id)
    if claim is None:
        return None
    return Statement(
        claim=claim_id,
        heading=_heading(names, claim),
        words=_words(claim),
        reading=f"{content_words(names, claim)}, {when_words(names, claim)}{_manner(claim)}",
        sources=tuple(
            _source_line(names, names.sources.get(source), source) for source in claim.sources
        ),
    )


def _heading(names: Names, claim: Claim) -> str:
    speaker = names.actors.get(claim.speaker)
    parts = [actor_name(names, claim.speaker)]
    if speaker is not None and (speaker.represents or speaker.part_of):
        above = listed(actor_name(names, up) for up in (*speaker.represents, *speaker.part_of))
        parts.append(f"for {above}")
    if claim.via:
        parts.append(f"via {listed(actor_name(names, relay.actor) for relay in claim.via)}")
    return f"{', '.join(parts)}, {date_phrase(claim.stated)}"


def _words(claim: Claim) -> str:
    kind = "" if claim.text_kind == "quotation" else f" ({claim.text_kind})"
    return f"“{claim.text}”{kind}"


def _manner(claim: Claim) -> str:
    manner = MODALITIES[claim.modality]
    if claim.condition is not None:
        manner = f"{manner}: {claim.condition}"
    marks = [mark for mark in (manner, COMMITMENTS[claim.commitment]) if mark]
    return f" ({'; '.join(marks)})" if marks else ""


def content_words(names: Names, claim: Claim) -> str:
    """Return what a claim says, such as `the withdrawal of X is in its final stages`."""
    content = _content(names, claim)
    return f"it is not so that {content}" if claim.polarity == "denied" else content


def _content(names: Names, claim: Claim) -> str:
    says, about = claim.says, claim.about
    if isinstance(says, Stage):
        subject = about_phrase(names, about, says.exceptions)
        if says.code in ("absent", "present"):
            subject = _bare(names, claim, says.exceptions)
        entered = " as from then" if says.enters else ""
        return _tense(STAGES[says.code], claim).format(subject=subject) + entered
    if isinstance(says, Count):
        one = _is_one(says)
        verbs = {"are": "is" if one else "are", "s": "s" if one else ""}
        number, subject = number_words(says), _bare(names, claim)
        text = _tense(MEASURES[says.measure], claim)
        return text.format(number=number, subject=subject, was="was" if one else "were", **verbs)
    if isinstance(says, Attribute):
        return f"{says.key} of {about_phrase(names, about)}: {says.value}"
    if isinstance(says, Said):
        return STANCES[says.stance].format(
            actor=actor_name(names, says.actor), content=_spoken_of(names, says)
        )
    if isinstance(says, Change):
        return DIRECTIONS[says.direction].format(subject=_bare(names, claim))
    return _scope(names, says)


def _tense(text: str, claim: Claim) -> str:
    """Return what a claim says in the past, where it states as a fact what was over by then."""
    when, said = claim.when, claim.stated.earliest
    time = None if when is None else when.edtf
    if when is None or when.role == "since" or time is None or claim.modality != "fact":
        return text
    if said is None or time.latest is None or time.latest >= said:
        return text
    for present, past in PAST_TENSE.items():
        if present in text:
            return text.replace(present, past, 1)
    return text


def _spoken_of(names: Names, says: Said) -> str:
    target = names.claims.get(says.claim)
    if target is None or isinstance(target.says, Said):
        return f"what {says.claim} says"
    return f"({says.claim}) {content_words(names, target)}"


def _bare(names: Names, claim: Claim, exceptions: tuple[str, ...] = ()) -> str:
    about = claim.about
    view = SubjectView(
        deployment=about.deployment, matter=about.matter, exceptions=exceptions, facet="presence"
    )
    return bare_subject(names, view)


def _scope(names: Names, says: Scope) -> str:
    subjects = listed(about_phrase(names, subject) for subject in says.subjects)
    return SCOPES[says.relation].format(subjects=subjects)


def number_words(says: Count) -> str:
    """Return the figure of a count with its unit, such as `about 2,500 persons`."""
    low, high = says.low, says.high
    if says.basis == "vague":
        number = "an unstated number of"
    elif low is not None and high is not None:
        number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    elif low is not None:
        number = f"at least {low:,}"
    else:
        number = f"at most {high:,}"
    about = "about " if says.approximate and says.basis != "vague" else ""
    who = f" ({says.population})" if says.population is not None else ""
    some = "some, among them " if says.movement == "some" else ""
    unit = UNITS[says.unit]
    if _is_one(says) and unit.endswith("s"):
        unit = unit[:-1]
    return f"{some}{about}{number} {unit}{who}"


def _is_one(says: Count) -> bool:
    """Tell whether a count is put in the singular: one, at least one or at most one."""
    whole = says.unit != "fraction" and says.basis != "vague"
    return whole and {says.low, says.high} - {None} == {1}


def when_words(names: Names, claim: Claim) -> str:
    """Return the time that a claim is about, such as `by September 2025`."""
    when = claim.when
    if when is None:
        if claim.modality in ("fact", "question", "no_position"):
            return "at the time of the statement"
        return "at no stated time"
    if when.edtf is not None:
        if when.role in ("at", "during"):
            return date_phrase(when.edtf)
        words = date_words(when.edtf)
        if when.role == "for" and words.startswith(("from ", "up to ", "between ", "one of ")):
            words = f"the time {words}"
        return ROLES[when.role].format(time=words)
    time = "" if when.relative is None else _relative(names, when.relative)
    return time if when.role in ("at", "during") else ROLES[when.role].format(time=time)


def _relative(names: Names, relative: Relative) -> str:
    moment, length = moment_words(names, relative.anchor), duration_words(relative.offset)
    if not length:
        return f"the moment at which {moment}"
    return f"{length} {'before' if relative.offset.negative else 'after'} {moment}"


def moment_words(names: Names, anchor: Anchor) -> str:
    """Return what a relative time is counted from, such as `X reaches the stage “started”`."""
    stage = next(code.title for code in code_list("stages").codes if code.code == anchor.code)
    subject = deployment_name(names, anchor.deployment)
    if anchor.process is not None:
        subject = f"the {PROCESSES[anchor.process]} {subject}"
    return f"{subject} reaches the stage “{stage}”"


def _source_line(names: Names, source: Source | None, source_id: str) -> str:
    if source is None:
        return source_id
    parts = [] if source.publisher is None else [actor_name(names, source.publisher)]
    if source.title is not None:
        parts.append(f"“{source.title}”")
    if not parts:
        parts.append(source_id)
    if source.published is not None:
        parts.append(date_words(source.published))
    if source.url is not None:
        parts.append(source.url)
    return ", ".join(parts)

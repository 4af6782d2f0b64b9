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
    CROWDS,
    DIRECTIONS,
    IN_CROWDS,
    MEASURES,
    MODALITIES,
    ONE,
    PAST_TENSE,
    PLANNED,
    PLANNED_IN_CROWDS,
    PLANNED_MEASURES,
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

    Attributes:
        claim: Its id.
        speaker: Who says it.
        affiliation: For whom the speaker speaks or to what it belongs; empty where unknown.
        date: When it was said, with its preposition.
        outlet: Who published it, or passed it on; empty where unknown.
        words: The text: in quotation marks where it is quoted, else marked as a paraphrase.
        reading: What the encoder made of it.
        sources: One line for each source.
    """

    claim: str
    speaker: str
    affiliation: str
    date: str
    outlet: str
    words: str
    reading: str
    sources: tuple[str, ...]

    @property
    def heading(self) -> str:
        """Who says it, for whom, when, and where it was published."""
        outlet = f" ({self.outlet})" if self.outlet else ""
        return f"{self.who[:1].upper()}{self.who[1:]}, {self.date}{outlet}"

    @property
    def who(self) -> str:
        """Who says it, and for whom."""
        return f"{self.speaker}, {self.affiliation}" if self.affiliation else self.speaker


def statement_of(names: Names, claim_id: str) -> Statement | None:
    """Return the texts of a claim, or None where there is no such claim."""
    claim = names.claims.get(claim_id)
    if claim is None:
        return None
    when = when_words(names, claim)
    reading = content_words(names, claim)
    return Statement(
        claim=claim_id,
        speaker=actor_name(names, claim.speaker),
        affiliation=_affiliation(names, claim),
        date=date_phrase(claim.stated),
        outlet=_outlet(names, claim),
        words=_words(claim),
        reading=f"{reading}, {when or _no_time(claim)}{_manner(claim)}",
        sources=tuple(
            _source_line(names, names.sources.get(source), source) for source in claim.sources
        ),
    )


def _affiliation(names: Names, claim: Claim) -> str:
    speaker = names.actors.get(claim.speaker)
    above = () if speaker is None else (*speaker.represents, *speaker.part_of)
    told = listed(actor_name(names, up) for up in above)
    return "" if told in ("", actor_name(names, claim.speaker)) else f"for {told}"


def _outlet(names: Names, claim: Claim) -> str:
    """Return who published a claim, once each, and who passed it on."""
    records = (names.sources.get(source) for source in claim.sources)
    publishers = (record.publisher for record in records if record is not None)
    outlets = [actor_name(names, one) for one in dict.fromkeys(publishers) if one is not None]
    relays = [actor_name(names, relay.actor) for relay in claim.via]
    shown = list(dict.fromkeys([*relays, *outlets]))
    return listed([*shown[:3], f"{len(shown) - 3} more"] if len(shown) > 3 else shown)


def _words(claim: Claim) -> str:
    if claim.text_kind == "paraphrase":
        return f"{claim.text} (paraphrase)"
    mark = " (translation)" if claim.text_kind == "translation" else ""
    return f"“{claim.text.strip('“”')}”{mark}"


def _manner(claim: Claim) -> str:
    manner = MODALITIES[claim.modality]
    if claim.condition is not None:
        manner = f"{manner}: {claim.condition}"
    marks = [mark for mark in (manner, COMMITMENTS[claim.commitment]) if mark]
    return f" ({'; '.join(marks)})" if marks else ""


def _no_time(claim: Claim) -> str:
    now = claim.modality in ("fact", "question", "no_position")
    return "at the time of the statement" if now else "at no stated time"


def said_words(names: Names, claim: Claim) -> str:
    """Return what a claim says and of when, as it stands after `says that`."""
    when = when_words(names, claim)
    words = content_words(names, claim)
    hedged = claim.commitment in ("possible", "probable")
    opening = f"it is {claim.commitment} that " if hedged else ""
    condition = "" if claim.condition is None else f", on the condition: {claim.condition}"
    return f"{opening}{words}{f' {when}' if when else ''}{condition}"


def content_words(names: Names, claim: Claim) -> str:
    """Return what a claim says, such as `the withdrawal of X is in its final stages`."""
    content = _content(names, claim)
    if claim.polarity != "denied":
        return content
    subject = about_phrase(names, claim.about)
    for verb in ("is", "has", "was", "had") if isinstance(claim.says, Stage) else ():
        said = f"the {subject} {verb} "
        if content.startswith(said):
            return f"{said}not {content.removeprefix(said).removeprefix('not ')}"
    return f"it is not so that {content}"


def _content(names: Names, claim: Claim) -> str:
    says, about = claim.says, claim.about
    if isinstance(says, Stage):
        return _stage(names, claim, says)
    if isinstance(says, Count):
        return _count(names, claim, says)
    if isinstance(says, Attribute):
        value = {"true": "yes", "false": "no"}.get(says.value, says.value)
        value = value if says.value_type == "boolean" else says.value
        return f"“{says.key.replace('_', ' ')}” of {about_phrase(names, about)}: {value}"
    if isinstance(says, Said):
        return STANCES[says.stance].format(
            actor=actor_name(names, says.actor), content=_spoken_of(names, says)
        )
    if isinstance(says, Change):
        return DIRECTIONS[says.direction].format(subject=_bare(names, claim))
    return _scope(names, says)


def _stage(names: Names, claim: Claim, says: Stage) -> str:
    planned = _is_planned(claim)
    subject = about_phrase(names, claim.about, says.exceptions)
    text = PLANNED.get(says.code, STAGES[says.code]) if planned else STAGES[says.code]
    if says.code in ("absent", "present"):
        subject = _bare(names, claim, says.exceptions)
        if _is_crowd(subject):
            text = (PLANNED_IN_CROWDS if planned else IN_CROWDS)[says.code]
    return _tense(text, claim).format(subject=subject)


def _count(names: Names, claim: Claim, says: Count) -> str:
    one = _is_one(says)
    crowd = _bare(names, claim)
    plain = says.population is None and says.movement != "some" and says.basis != "vague"
    if says.measure == "present" and says.unit == "persons" and plain and _is_crowd(crowd):
        verb = "numbered" if _is_past(claim) else "number"
        verb = "are to number" if _is_planned(claim) else verb
        return f"{crowd} {verb} {figure_words(says)}"
    verbs = {"are": "is" if one else "are", "s": "s" if one else ""}
    text = MEASURES[says.measure]
    if _is_planned(claim):
        text = PLANNED_MEASURES.get(says.measure, text)
    told = _tense(text, claim)
    number, subject = number_words(says), _bare(names, claim)
    return told.format(number=number, subject=subject, was="was" if one else "were", **verbs)


def _is_crowd(subject: str) -> bool:
    """Tell whether the name of a deployment is one for many, such as `US forces in Iraq`."""
    return not CROWDS.isdisjoint(subject.lower().split())


def _is_planned(claim: Claim) -> bool:
    return claim.modality in ("plan", "forecast", "conditional", "proposal")


def _tense(text: str, claim: Claim) -> str:
    """Return what a claim says in the past, where it states as a fact what was over by then."""
    if _is_past(claim):
        for present, past in PAST_TENSE.items():
            if present in text:
                return text.replace(present, past, 1)
    return text


def _is_past(claim: Claim) -> bool:
    """Tell whether a claim states as a fact what was over by the time of the statement."""
    when, said = claim.when, claim.stated.earliest
    time = None if when is None else when.edtf
    if when is None or when.role == "since" or time is None or claim.modality != "fact":
        return False
    return said is not None and time.latest is not None and time.latest < said


def _spoken_of(names: Names, says: Said) -> str:
    target = names.claims.get(says.claim)
    if target is None or isinstance(target.says, Said):
        return f"what {says.claim} says"
    return f"{content_words(names, target)} ({says.claim})"


def _bare(names: Names, claim: Claim, exceptions: tuple[str, ...] = ()) -> str:
    about = claim.about
    view = SubjectView(deployment=about.deployment, matter=about.matter, exceptions=exceptions)
    return bare_subject(names, view)


def _scope(names: Names, says: Scope) -> str:
    phrases = [(about_phrase(names, subject), subject.process) for subject in says.subjects]
    subjects = listed(text if process is None else f"the {text}" for text, process in phrases)
    return SCOPES[says.relation].format(subjects=subjects)


def number_words(says: Count) -> str:
    """Return the figure of a count with its unit, such as `about 2,500 people`."""
    who = "" if says.population is None else f" ({says.population.replace('_', ' ')})"
    some = "some, among them " if says.movement == "some" else ""
    unit = ONE[says.unit] if _is_one(says) else UNITS[says.unit]
    return f"{some}{figure_words(says)} {unit}{who}"


def figure_words(says: Count) -> str:
    """Return the figure of a count alone, such as `about 2,500`."""
    low, high = says.low, says.high
    if says.basis == "vague":
        return "an unstated number of"
    about = "about " if says.approximate else ""
    if low is not None and high is not None:
        return f"{about}{low:,}" if low == high else f"{about}{low:,} to {high:,}"
    return f"{about}at least {low:,}" if low is not None else f"{about}at most {high:,}"


def _is_one(says: Count) -> bool:
    """Tell whether a count is put in the singular: one, at least one or at most one."""
    whole = says.unit != "fraction" and says.basis != "vague"
    return whole and {says.low, says.high} - {None} == {1}


def when_words(names: Names, claim: Claim) -> str:
    """Return the time that a claim names, such as `by September 2025`; empty for none."""
    when = claim.when
    if when is None:
        return ""
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
    """Return what a relative time is counted from, such as `the withdrawal of X begins`."""
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

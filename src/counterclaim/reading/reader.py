"""Reading a statement by the published tables: which claims its words may make."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve

from counterclaim.codelists.codes import Commitment
from counterclaim.codelists.readings import READINGS, TIME_SLOTS, slots_of
from counterclaim.reading.clauses import Clause, clauses_of
from counterclaim.reading.counting import Counted, number_slots, reading_of_figure
from counterclaim.reading.guessing import language_of
from counterclaim.reading.language import Language
from counterclaim.reading.language import language as tables_of
from counterclaim.reading.numbers import Figure, find_figures
from counterclaim.reading.patterns import Match, match_patterns, near_readings, readings_beside
from counterclaim.reading.tagging import Tag, tags_of
from counterclaim.reading.times import TimeWords, find_times
from counterclaim.reading.values import Proposal, Readings, Words

READ_FROM = 50
"""A reading with a lower score is asked for, not proposed."""
_OF_PLANS = frozenset({"by", "until", "not_before", "after"})
_ALL = "all"
_ALTERNATIVES = 2
_LIKELIEST = 3
_MOST = 5_000
"""So many characters of a text are read; a statement is shorter."""
_COMMONEST = ("will_leave", "no_withdrawal", "are_there")


def read(
    text: str,
    *,
    stated: str | None = None,
    speaker: str | None = None,
    subjects: tuple[str, ...] = (),
    language: str | None = None,
) -> Readings:
    """Propose readings of a statement.

    The same words always give the same proposals: nothing is learned, and no clock is read.

    Args:
        text: The words of one statement, one or a few sentences.
        stated: When it was stated, in EDTF; times such as "Thursday" are counted from it.
        speaker: The name of the speaker. This reader does not need it; others may.
        subjects: Names of forces and places that are spoken of. Numbers and words inside them
            are not read: "8th Army" holds no number of soldiers.
        language: The language, by its code in `languages()`; by default the one that has most
            words of the text.

    Raises:
        KeyError: There are no tables for the language.
    """
    del speaker
    tables = tables_of(language or language_of(text))
    shown = text[:_MOST]
    names = tuple(_names(shown, subjects))
    times = tuple(
        one for one in find_times(shown, stated, tables) if not _inside(one.start, one.end, names)
    )
    places = [(one.start, one.end) for one in times]
    figures = find_figures(shown, tables, [*places, *names])
    marks = [
        *(Tag("ALL", one.start, one.start) for one in figures if _is_definite(shown, one, tables)),
        *(Tag("T", one.start, one.end, tense=one.role) for one in times),
        *(Tag("N", one.start, one.end) for one in figures),
        *(Tag("NAME", start, end) for start, end in names),
    ]
    tags = tags_of(shown, tables, marks)
    clauses = clauses_of(shown, tags)
    proposals = _proposals(shown, tags, clauses, times, figures, tables)
    sure = tuple(one for one in proposals if one.score >= READ_FROM)
    return Readings(
        text=text,
        proposals=sure,
        likeliest=_likeliest(proposals),
        unread=tuple(_unread(shown, sure, clauses)),
        language=tables.code,
    )


def _proposals(
    text: str,
    tags: Sequence[Tag],
    clauses: Sequence[Clause],
    times: Sequence[TimeWords],
    figures: Sequence[Figure],
    tables: Language,
) -> tuple[Proposal, ...]:
    found: list[Proposal] = []
    over_all = match_patterns(tags, whole=True)
    used_whole = False
    for at, clause in enumerate(clauses):
        if clause.is_condition and len(clauses) > 1:
            continue
        matches = match_patterns(clause.tags, whole=False)
        if over_all and not used_whole:
            matches = tuple(
                sorted({*matches, *over_all}, key=lambda one: (-one.score, one.reading))
            )
            matches = _each_once(matches)
            used_whole = True
        condition = _condition(text, clauses, at)
        if matches:
            found.append(_stage(text, clause, matches, times, condition))
            found += _beside(text, clause, found[-1], times)
        found += [
            _whole(text, figure)
            for figure in figures
            if clause.start <= figure.start < clause.end
            and _tells_all(text, clause, figure, tables)
        ]
        found += [
            _number(
                text,
                clause,
                figure,
                reading_of_figure(figure, clause, figures, text, tables),
                times,
            )
            for figure in figures
            if clause.start <= figure.start < clause.end
        ]
    return _merged(found)


def _stage(
    text: str,
    clause: Clause,
    matches: Sequence[Match],
    times: Sequence[TimeWords],
    condition: str | None,
) -> Proposal:
    """Return the proposal of the best reading of a clause, with those that were close."""
    best = matches[0]
    others = [one.reading for one in matches[1:]]
    others += [code for code in near_readings().get(best.reading, ()) if code not in others]
    commitment, cue = _commitment(text, clause)
    slots = _time_slots(best.reading, clause, times, text)
    plan = READINGS[best.reading].modality == "plan"
    if condition is not None and plan:
        slots["condition"] = condition
    return Proposal(
        reading=best.reading,
        slots=slots,
        words=_words(text, best.tags),
        alternatives=tuple(others[:_ALTERNATIVES]),
        commitment=commitment,
        cue=cue,
        score=best.score,
    )


def _beside(
    text: str, clause: Clause, proposal: Proposal, times: Sequence[TimeWords]
) -> Iterator[Proposal]:
    """Yield what is to be done by when, beside what was decided or announced."""
    reading = readings_beside().get(proposal.reading)
    ahead = [
        one for one in times if clause.start <= one.start < clause.end and one.role in _OF_PLANS
    ]
    if reading is None or not ahead:
        return
    slots = _time_slots(reading, clause, times, text)
    yield evolve(
        proposal,
        reading=reading,
        slots=slots,
        alternatives=near_readings().get(reading, ())[:_ALTERNATIVES],
        score=proposal.score - 1,
    )


def _number(
    text: str,
    clause: Clause,
    figure: Figure,
    counted: Counted,
    times: Sequence[TimeWords],
) -> Proposal:
    slots = dict(number_slots(figure))
    if counted.reading != "number_there" or not _is_planned(clause):
        slots |= _time_slots(counted.reading, clause, times, text)
    marks = (Tag("N", figure.start, figure.end), *counted.tags)
    commitment, cue = _commitment(text, clause)
    return Proposal(
        reading=counted.reading,
        slots=_fitting(counted.reading, slots, figure),
        words=_words(text, marks),
        alternatives=near_readings().get(counted.reading, ())[:_ALTERNATIVES],
        commitment=commitment,
        cue=cue,
        score=counted.score,
    )


def _is_definite(text: str, figure: Figure, tables: Language) -> bool:
    """Tell whether a number is that of all, as in "the 900"; "of the 900" is a share of them."""
    before = text[max(0, figure.start - 24) : figure.start].lower().split()
    if not before or before[-1] not in tables.numbers["definite"]:
        return False
    is_share = len(before) > 1 and before[-2] in tables.numbers["of"]
    return not is_share or (len(before) > 2 and before[-3] == _ALL)


def _tells_all(text: str, clause: Clause, figure: Figure, tables: Language) -> bool:
    """Tell whether a number that is to leave says how many are there: "the 900 leave"."""
    leaves = any(tag.concept in ("LEAVE", "WITHDRAWAL") for tag in clause.tags)
    done = any(tag.concept == "LEAVE" and tag.tense == "did" for tag in clause.tags)
    return leaves and not done and _is_definite(text, figure, tables)


def _whole(text: str, figure: Figure) -> Proposal:
    return Proposal(
        reading="number_there",
        slots=_fitting("number_there", number_slots(figure), figure),
        words=_words(text, (Tag("N", figure.start, figure.end),)),
        alternatives=near_readings().get("number_there", ())[:_ALTERNATIVES],
        score=58,
    )


def _is_planned(clause: Clause) -> bool:
    return any(tag.concept == "WILL" or tag.tense == "will" for tag in clause.tags)


def _fitting(reading: str, slots: Mapping[str, Any], figure: Figure) -> dict[str, Any]:
    """Return the slots of a number that the reading has; a ceiling is its upper bound only."""
    held = dict(slots)
    if reading == "number_allowed" and "number" in held:
        held["high"] = held.pop("number")
    if (
        reading in ("number_left", "number_came", "number_will_leave", "number_will_come")
        and figure.low is None
        and figure.unit != "fraction"
    ):
        # "up to 400 came" says that some came
        held["low"] = 1
    known = {slot.name for slot in slots_of(READINGS[reading])}
    return {name: value for name, value in held.items() if name in known}


def _time_slots(
    reading: str, clause: Clause, times: Sequence[TimeWords], text: str
) -> dict[str, Any]:
    """Return the slots that the time in a clause fills: one time, the last that fits."""
    pattern = READINGS[reading]
    inside = [one for one in times if clause.start <= one.start < clause.end]
    if not inside or pattern.question in ("relation", "speech"):
        return {}
    ahead = pattern.modality == "plan"
    fitting = [one for one in inside if (one.role in _OF_PLANS) == ahead]
    one = (fitting or inside)[0]
    if one.role in _OF_PLANS and pattern.question in ("decision", "announcement"):
        # what is decided lies ahead, not the decision
        return {}
    edtf = one.ahead if ahead else one.behind
    if one.role == "since" or edtf is None:
        edtf = one.behind or one.ahead
    if edtf is None or (pattern.question == "none" and one.role not in ("by", "until")):
        return {}
    role = _role(one.role, reading)
    return {role: edtf, "time_words": text[one.start : one.end].strip()}


def _role(role: str, reading: str) -> str:
    plan = READINGS[reading].modality == "plan"
    if role == "after":
        return "not_before" if plan else "since"
    if role == "since" and plan and reading != "stays":
        return "on"
    if role == "until" and reading in ("will_leave", "will_reduce", "number_will_leave"):
        return "by"
    return role if role in TIME_SLOTS else "on"


def _condition(text: str, clauses: Sequence[Clause], at: int) -> str | None:
    """Return the words of the condition that stands beside a clause."""
    beside = [*clauses[at + 1 : at + 2], *clauses[max(0, at - 1) : at]]
    for clause in beside:
        if clause.is_condition and clause.tags[0].concept == "IF":
            return text[clause.start : clause.end].strip(" ,;.") or None
    return None


def _commitment(text: str, clause: Clause) -> tuple[Commitment, str | None]:
    for tag in clause.tags:
        if tag.concept in ("MAY", "LIKELY"):
            level: Commitment = "possible" if tag.concept == "MAY" else "probable"
            return level, text[tag.start : tag.end]
    return "certain", None


def _merged(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return proposals each once, the surest first; numbers after what they are numbers of."""
    kept: dict[tuple[str, str], Proposal] = {}
    for one in found:
        shown = {key: value for key, value in one.slots.items() if key != "time_words"}
        key = (one.reading, repr(sorted(shown.items())))
        if key not in kept or kept[key].score < one.score:
            kept[key] = one
    return tuple(sorted(kept.values(), key=lambda one: -one.score))


def _each_once(matches: Sequence[Match]) -> tuple[Match, ...]:
    best: dict[str, Match] = {}
    for match in matches:
        best.setdefault(match.reading, match)
    return tuple(best.values())


def _likeliest(proposals: Sequence[Proposal]) -> tuple[str, ...]:
    codes = [one.reading for one in proposals]
    for rank in range(_ALTERNATIVES):
        codes += [one.alternatives[rank] for one in proposals if rank < len(one.alternatives)]
    codes = list(dict.fromkeys(codes))
    codes += [code for code in _COMMONEST if code not in codes][: max(0, _LIKELIEST - len(codes))]
    return tuple(codes)


def _words(text: str, tags: Iterable[Tag]) -> tuple[Words, ...]:
    places = sorted({(tag.start, tag.end) for tag in tags if tag.start < tag.end})
    return tuple(Words(text[start:end], start, end) for start, end in places)


def _unread(text: str, proposals: Sequence[Proposal], clauses: Sequence[Clause]) -> Iterator[Words]:
    """Yield the clauses on which no proposal rests."""
    rests = [words for one in proposals for words in one.words]
    for clause in clauses:
        if clause.is_condition:
            continue
        if any(words.start < clause.end and clause.start < words.end for words in rests):
            continue
        shown = text[clause.start : clause.end]
        start = clause.start + len(shown) - len(shown.lstrip(" ,;."))
        end = clause.end - (len(shown) - len(shown.rstrip(" ,;.")))
        if start < end:
            yield Words(text[start:end], start, end)


def _names(text: str, subjects: Iterable[str]) -> Iterator[tuple[int, int]]:
    for subject in subjects:
        # a plain word of a name is read: only names with figures hide what is in them
        if subject and re.search(r"\d", subject):
            for match in re.finditer(re.escape(subject), text, re.IGNORECASE):
                yield match.span()


def _inside(start: int, end: int, places: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in places)


def with_alternative(proposal: Proposal, reading: str) -> Proposal:
    """Return a proposal with another reading chosen, its slots kept where that reading has them.

    Raises:
        KeyError: There is no such reading.
    """
    known = {slot.name for slot in slots_of(READINGS[reading])}
    slots = {name: value for name, value in proposal.slots.items() if name in known}
    others = [proposal.reading, *(code for code in proposal.alternatives if code != reading)]
    return evolve(
        proposal, reading=reading, slots=slots, alternatives=tuple(others[:_ALTERNATIVES])
    )

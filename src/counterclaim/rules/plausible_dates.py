"""Rules about dates that cannot be meant: what programs write for no date, and years far off."""

from collections.abc import Iterator
from datetime import date

from counterclaim.findings import RecordKind
from counterclaim.findings.quoting import quoted
from counterclaim.model import Dataset
from counterclaim.rules._context import Context
from counterclaim.rules._rule import Observation, at, rule
from counterclaim.time import Edtf

_FIRST_YEAR = date(1000, 1, 1).toordinal()
_LAST_YEAR = date(9900, 1, 1).toordinal()
_ZERO_DAYS = frozenset(
    date.fromisoformat(text).toordinal()
    for text in ("1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01", "9999-12-31")
)
_ALONE = round(15 * 365.2425)
_LONG_BEFORE = round(100 * 365.2425)
_FEWEST = 2
_Where = tuple[RecordKind, int, *tuple[str, ...]]
"""What `at` takes: of many thousand dates few are reported."""


@rule(
    "time.no-such-year",
    "Date that cannot be meant",
    "warning",
    does="Finds a date before the year 1000 or after 9899, more than a hundred years before the "
    "publication of all of its sources, or on one of the days that programs write where there is "
    "no date: 1970-01-01, 1900-01-01 and others, far from all other dates.",
    why="A year that lost a digit, or the zero of a program, moves a claim to where no other one "
    "meets it.",
    fix="Correct the date, or leave it out if it may be left out.",
    example="""
        {"claims": [{"id": "c1", "stated": "0024-09-06"}]}
    """,
    instead="""
        {"claims": [{"id": "c1", "stated": "2024-09-06"}]}
    """,
)
def no_such_year(dataset: Dataset, context: Context) -> Iterator[Observation]:
    dates = list(_dates(dataset))
    for where, moment in dates:
        days = [day for day in (moment.earliest, moment.latest) if day is not None]
        if not days:
            continue
        if min(days) < _FIRST_YEAR or max(days) >= _LAST_YEAR:
            yield Observation(at(*where), f"{quoted(moment.text)} is a year that cannot be meant")
        elif days == [days[0]] * 2 and days[0] in _ZERO_DAYS and _is_alone(days[0], dates, where):
            message = f"{quoted(moment.text)} is what programs write where there is no date"
            yield Observation(at(*where), message)
        elif where[0] == "claim" and where[2:] == ("stated",):
            yield from _long_before(where, max(days), dataset, context)


def _long_before(
    where: _Where, day: int, dataset: Dataset, context: Context
) -> Iterator[Observation]:
    claim = dataset.claims[where[1]]
    sources = [context.sources.get(name) for name in claim.sources]
    published = [entry[1].published for entry in sources if entry is not None]
    first = [one.earliest for one in published if one is not None and one.earliest is not None]
    if first and len(first) == len(claim.sources) and min(first) - day > _LONG_BEFORE:
        message = "this is more than a hundred years before all of its sources were published"
        yield Observation(at(*where), message)


@rule(
    "time.far-from-others",
    "Date far from all others of the file",
    "note",
    does="Finds a date of a statement, a publication or an access that is more than fifteen years "
    "from every other date of these in the file, where there are at least two others.",
    why="One digit of a year makes it 2042 or 1924, and the claim meets no other one.",
    fix="Look it up in the source; if it is right, leave it.",
    example="""
        {"sources": [{"id": "s1", "published": "2024-09-06"}],
         "claims": [{"id": "c1", "stated": "2024-09-05", "sources": ["s1"]},
                    {"id": "c2", "stated": "1994-09-05", "sources": ["s1"]}]}
    """,
    instead="""
        {"sources": [{"id": "s1", "published": "2024-09-06"}],
         "claims": [{"id": "c1", "stated": "2024-09-05", "sources": ["s1"]},
                    {"id": "c2", "stated": "2024-09-04", "sources": ["s1"]}]}
    """,
)
def far_from_others(dataset: Dataset, _: Context) -> Iterator[Observation]:
    days = sorted(
        (day, number, where, moment)
        for number, (where, moment) in enumerate(_dates(dataset))
        if "when" not in where and (day := _middle(moment)) is not None
    )
    if len(days) <= _FEWEST:
        return
    for index, (day, _number, where, moment) in enumerate(days):
        beside = [days[other][0] for other in (index - 1, index + 1) if 0 <= other < len(days)]
        if _FIRST_YEAR <= day < _LAST_YEAR and all(abs(day - other) > _ALONE for other in beside):
            message = f"{quoted(moment.text)} is more than 15 years from every other date"
            yield Observation(at(*where), message)


def _middle(moment: Edtf) -> int | None:
    if moment.earliest is None or moment.latest is None:
        return None
    return (moment.earliest + moment.latest) // 2


def _is_alone(day: int, dates: list[tuple[_Where, Edtf]], where: _Where) -> bool:
    others = (_middle(moment) for other, moment in dates if other != where)
    return all(other == day or abs(other - day) > _ALONE for other in others if other is not None)


def _dates(dataset: Dataset) -> Iterator[tuple[_Where, Edtf]]:
    for index, source in enumerate(dataset.sources):
        for name in ("published", "accessed"):
            moment = getattr(source, name)
            if moment is not None:
                yield ("source", index, name), moment
    for index, claim in enumerate(dataset.claims):
        yield ("claim", index, "stated"), claim.stated
        if claim.when is not None and claim.when.edtf is not None:
            yield ("claim", index, "when", "edtf"), claim.when.edtf


RULES = (no_such_year, far_from_others)

"""Strategies for what records are made of."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from counterclaim.codelists import (
    CODE_LISTS,
    Basis,
    Direction,
    Extent,
    Measure,
    Movement,
    NameKind,
    PlaceKind,
    Process,
    ScopeRelation,
    StageCode,
    Stance,
    TimeRole,
    Unit,
    ValueType,
)
from counterclaim.model import (
    About,
    Anchor,
    Attribute,
    Change,
    Content,
    Count,
    Identifier,
    Name,
    Place,
    Relative,
    Relay,
    Said,
    Scope,
    Stage,
    TimeReference,
)
from counterclaim.model._values import MAX_WHOLE
from counterclaim.strategies._dates import dates, durations

Ids = Sequence[str] | None
T = TypeVar("T")

ID = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,8}", fullmatch=True)
LINE = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
LANGUAGE = st.sampled_from(("en", "ar", "ar-IQ", "zh-Hant-TW", "ckb"))
COUNTRY = st.sampled_from(("IQ", "SY", "US", "NE", "KZ"))
URL = st.from_regex(r"https?://[a-z]{1,8}\.example/[a-z0-9/?=&#%-]{0,12}", fullmatch=True)
CODE = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
_NUMBERS = st.integers(-MAX_WHOLE, MAX_WHOLE) | st.floats(allow_nan=False, allow_infinity=False)
_TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
_VALUES: SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | _NUMBERS | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=5,
)
EXTRA = st.dictionaries(_TEXT, _VALUES, max_size=3)


def codes(listed: Any) -> SearchStrategy[Any]:  # noqa: ANN401  (a Literal)
    return st.sampled_from(get_args(listed))


def suggested(name: str) -> SearchStrategy[str]:
    return st.sampled_from(CODE_LISTS[name].values) | CODE


def maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    return st.none() | strategy


def several(strategy: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


def one_of(ids: Ids) -> SearchStrategy[str]:
    return ID if ids is None else st.sampled_from(ids)


def reference(ids: Ids) -> SearchStrategy[str | None]:
    return st.none() if ids is not None and not ids else maybe(one_of(ids))


def references(ids: Ids) -> SearchStrategy[tuple[str, ...]]:
    if ids is not None and not ids:
        return st.just(())
    return st.lists(one_of(ids), max_size=2, unique=True).map(tuple)


def names(sources: Ids) -> SearchStrategy[Name]:
    return st.builds(
        Name,
        text=LINE,
        kind=codes(NameKind),
        language=maybe(LANGUAGE),
        source=reference(sources),
    )


def identifiers() -> SearchStrategy[Identifier]:
    return st.builds(Identifier, scheme=suggested("identifier-schemes"), id=LINE)


def places(sources: Ids) -> SearchStrategy[Place]:
    return st.builds(
        Place,
        name=LINE,
        kind=codes(PlaceKind),
        country=maybe(COUNTRY),
        subdivision=maybe(st.sampled_from(("IQ-AN", "SY-DI", "US-CA"))),
        names=several(names(sources)),
        identifiers=several(identifiers()),
        latitude=maybe(st.floats(-90, 90)),
        longitude=maybe(st.floats(-180, 180)),
    )


def relays(actors: Ids, sources: Ids) -> SearchStrategy[Relay]:
    return st.builds(Relay, actor=one_of(actors), source=reference(sources))


@st.composite
def subjects(draw: DrawFn, actors: Ids, deployments: Ids, *, process: bool) -> About:
    is_matter = (deployments is not None and not deployments) or draw(st.booleans())
    processes = codes(Process)
    return About(
        deployment=None if is_matter else draw(one_of(deployments)),
        matter=draw(CODE) if is_matter else None,
        process=draw(processes if process else maybe(processes)),
        extent=draw(codes(Extent)),
        by=draw(reference(actors)),
        round=draw(st.integers(1, 3)),
        phase=draw(maybe(CODE)),
        inferred=draw(st.booleans()),
    )


@st.composite
def times(draw: DrawFn, deployments: Ids) -> TimeReference:
    role: TimeRole = draw(codes(TimeRole))
    text = draw(maybe(LINE))
    if (deployments is not None and not deployments) or draw(st.booleans()):
        return TimeReference(role=role, edtf=draw(dates()), text=text)
    anchor = Anchor(
        deployment=draw(one_of(deployments)),
        process=draw(codes(Process)),
        code=draw(codes(StageCode)),
        round=draw(st.integers(1, 3)),
        phase=draw(maybe(CODE)),
    )
    relative = Relative(offset=draw(durations()), anchor=anchor)
    return TimeReference(role=role, relative=relative, text=text)


def contents(actors: Ids, deployments: Ids, claims: Ids) -> SearchStrategy[Content]:
    several_subjects = st.lists(
        subjects(actors, deployments, process=False), min_size=2, max_size=3
    )
    speeches: list[SearchStrategy[Content]] = []
    if claims is None or claims:
        speeches.append(
            st.builds(Said, actor=one_of(actors), stance=codes(Stance), claim=one_of(claims))
        )
    return st.one_of(
        st.builds(
            Stage,
            code=codes(StageCode),
            enters=st.booleans(),
            exceptions=references(deployments),
        ),
        counts(),
        attributes(),
        *speeches,
        st.builds(Change, direction=codes(Direction)),
        st.builds(Scope, relation=codes(ScopeRelation), subjects=several_subjects.map(tuple)),
    )


@st.composite
def attributes(draw: DrawFn) -> Attribute:
    value_type: ValueType = draw(codes(ValueType))
    values: Mapping[ValueType, SearchStrategy[str]] = {
        "boolean": st.sampled_from(("true", "false")),
        "number": st.from_regex(r"-?[0-9]{1,6}(\.[0-9]{1,3})?", fullmatch=True),
        "date": dates().map(str),
    }
    return Attribute(
        key=draw(suggested("attribute-keys")),
        value=draw(values.get(value_type, LINE)),
        value_type=value_type,
        exclusive=draw(maybe(st.booleans())),
        daily=draw(st.booleans()),
        excludes=draw(several(LINE)),
        implies=draw(several(LINE)),
    )


@st.composite
def counts(draw: DrawFn) -> Count:
    measure: Measure = draw(codes(Measure))
    unit: Unit = draw(codes(Unit))
    bounds: SearchStrategy[float] = (
        st.floats(0, 1) if unit == "fraction" else st.integers(0, 5000) | st.just(MAX_WHOLE)
    )
    low, high = sorted((draw(bounds), draw(bounds)))
    if measure == "net_change" and draw(st.booleans()):
        low, high = -high, -low
    given = draw(st.sampled_from(("both", "low", "high")))
    return Count(
        measure=measure,
        low=None if given == "high" else low,
        high=None if given == "low" else high,
        unit=unit,
        approximate=draw(st.booleans()),
        basis=draw(codes(Basis)),
        movement=draw(codes(Movement)),
        population=draw(maybe(suggested("populations"))),
    )

"""Strategies for what records are made of."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
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
    RelationKind,
    ScopeRelation,
    StageCode,
    Stance,
    TimeRole,
    Unit,
    ValueType,
)
from counterclaim.findings.json_values import MAX_WHOLE
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
    Relation,
    Relative,
    Relay,
    Said,
    Scope,
    Stage,
    TimeReference,
)
from counterclaim.model.fields import VISIBLE
from counterclaim.strategies._dates import dates, durations

Ids = Sequence[str] | None
T = TypeVar("T")

# a strategy is checked when it is first drawn from, which takes longer than to draw: those of
# the same things are made once
once = lru_cache(maxsize=512)

ID = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,8}", fullmatch=True)
LINE = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(
    re.compile(VISIBLE).search
)
LANGUAGE = st.sampled_from(("en", "ar", "ar-IQ", "zh-Hant-TW", "ckb"))
LICENSE = st.sampled_from(("CC-BY-4.0", "CC0-1.0"))
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
# none and all are told apart by much that looks at numbers, and come up seldom by themselves
_FRACTIONS: SearchStrategy[float] = st.floats(0, 1) | st.sampled_from((0, 1))
_WHOLES: SearchStrategy[float] = st.integers(0, 5000) | st.sampled_from((0, MAX_WHOLE))
_TYPED: Mapping[ValueType, SearchStrategy[str]] = MappingProxyType(
    {
        "boolean": st.sampled_from(("true", "false")),
        "number": st.from_regex(r"-?[0-9]{1,6}(\.[0-9]{1,3})?", fullmatch=True),
        "date": dates().map(str),
    }
)
EXTRA = st.dictionaries(_TEXT, _VALUES, max_size=3)


def fixed(ids: Ids) -> tuple[str, ...] | None:
    """Return ids as the functions below take them."""
    return None if ids is None else tuple(ids)


@once
def codes(listed: Any) -> SearchStrategy[Any]:  # noqa: ANN401  (a Literal)
    return st.sampled_from(get_args(listed))


@once
def suggested(name: str) -> SearchStrategy[str]:
    return st.sampled_from(CODE_LISTS[name].values) | CODE


def maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    made: SearchStrategy[T | None] = _maybe(strategy)
    return made


@once
def _maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | strategy


def several(strategy: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    made: SearchStrategy[tuple[T, ...]] = _several(strategy)
    return made


@once
def _several(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.lists(strategy, max_size=2).map(tuple)


@once
def one_of(ids: Ids) -> SearchStrategy[str]:
    return ID if ids is None else st.sampled_from(ids)


@once
def reference(ids: Ids) -> SearchStrategy[str | None]:
    return st.none() if ids is not None and not ids else maybe(one_of(ids))


@once
def references(ids: Ids) -> SearchStrategy[tuple[str, ...]]:
    if ids is not None and not ids:
        return st.just(())
    return st.lists(one_of(ids), max_size=2, unique=True).map(tuple)


@once
def found_in(ids: Ids) -> SearchStrategy[tuple[str, ...]]:
    return st.lists(one_of(ids), min_size=1, max_size=3, unique=True).map(tuple)


@once
def relations(claims: Ids) -> SearchStrategy[tuple[Relation, ...]]:
    if claims is not None and not claims:
        return st.just(())
    return several(st.builds(Relation, kind=codes(RelationKind), claim=one_of(claims)))


@once
def names(sources: Ids) -> SearchStrategy[Name]:
    return st.builds(
        Name,
        text=LINE,
        kind=codes(NameKind),
        language=maybe(LANGUAGE),
        source=reference(sources),
    )


@once
def identifiers() -> SearchStrategy[Identifier]:
    return st.builds(Identifier, scheme=suggested("identifier-schemes"), id=LINE)


@once
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


@once
def relays(actors: Ids, sources: Ids) -> SearchStrategy[Relay]:
    return st.builds(Relay, actor=one_of(actors), source=reference(sources))


@once
def subjects(actors: Ids, deployments: Ids, *, process: bool) -> SearchStrategy[About]:
    return _subjects(actors, deployments, process=process)


@st.composite
def _subjects(draw: DrawFn, actors: Ids, deployments: Ids, *, process: bool) -> About:
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


@once
def times(deployments: Ids) -> SearchStrategy[TimeReference]:
    return _times(deployments)


@st.composite
def _times(draw: DrawFn, deployments: Ids) -> TimeReference:
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


@once
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
        _COUNTS,
        _ATTRIBUTES,
        *speeches,
        st.builds(Change, direction=codes(Direction)),
        st.builds(Scope, relation=codes(ScopeRelation), subjects=several_subjects.map(tuple)),
    )


@st.composite
def _attributes(draw: DrawFn) -> Attribute:
    value_type: ValueType = draw(codes(ValueType))
    return Attribute(
        key=draw(suggested("attribute-keys")),
        value=draw(_TYPED.get(value_type, LINE)),
        value_type=value_type,
        exclusive=draw(maybe(st.booleans())),
        daily=draw(st.booleans()),
        excludes=draw(several(LINE)),
        implies=draw(several(LINE)),
    )


@st.composite
def _counts(draw: DrawFn) -> Count:
    measure: Measure = draw(codes(Measure))
    unit: Unit = draw(codes(Unit))
    bounds = _FRACTIONS if unit == "fraction" else _WHOLES
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


_COUNTS = _counts()
_ATTRIBUTES = _attributes()

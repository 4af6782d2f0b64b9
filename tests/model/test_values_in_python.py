"""Records and what is read, set and judged are values: copied, sent, and never changed."""

import copy
import pickle
from datetime import date
from enum import IntEnum, StrEnum

import attrs
import pytest
from hypothesis import given

from counterclaim import InvalidDocumentError, loads
from counterclaim.codec import structure
from counterclaim.configuration import Configuration, PolicyNumbers, merge
from counterclaim.documents import dumps, reads
from counterclaim.findings import Finding, Location
from counterclaim.judgements import ClaimSet, FindingAbout, Judgement
from counterclaim.model import Actor, Count, Dataset, Place, Source
from counterclaim.model.fields import InvalidValueError
from counterclaim.rules import InvalidRuleError, UnknownRuleError
from counterclaim.strategies import datasets
from counterclaim.tables import TableError
from counterclaim.time import DurationError, EdtfError, parse_duration, parse_edtf

WAYS = [lambda value: pickle.loads(pickle.dumps(value)), copy.deepcopy, copy.copy]  # noqa: S301
TEXT = '{"schema_version": "1.0", "extra": {"a": [1, {"b": null}]}, "sources": [{"id": "s"}]}'
LINES = '{"record": "source", "id": "s", "extra": {"tags": ["x"]}}\n'
VALUES = {
    "a reading": reads(TEXT),
    "a reading of lines": reads(LINES, "jsonl"),
    "a reading of YAML": reads("schema_version: '1.0'\n", "yaml"),
    "a reading of nothing": reads("{"),
    "a configuration": Configuration(
        severities={"schema.missing": "off"},
        outputs={"json": "r.json"},
        policy=PolicyNumbers(pace={"town": 3}, max_sets=5),
    ),
    "a judgement": Judgement(
        about=ClaimSet(claims=("a", "b"), fingerprint="0" * 16),
        verdict="accepted",
        by="Desk",
        on=date(2025, 1, 1),
        why="Known.",
    ),
    "a finding": Finding(code="a.b", severity="note", message="m", location=Location(path="x")),
    "a date": parse_edtf("[2024-01,2024-03]"),
    "a duration": parse_duration("P6M"),
}
ERRORS = [
    InvalidDocumentError((Finding(code="a.b", severity="error", message="m"),)),
    InvalidRuleError("a.b", "reason"),
    UnknownRuleError("a.b", "a.c"),
    InvalidValueError("Count", "low", "reason", "rule", ()),
    TableError("reason"),
    EdtfError("x", 0, "reason"),
    DurationError("x", 0, "reason"),
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_values_can_be_copied_and_sent(value, way):
    """A copy, also one made in another process, is equal."""
    assert way(value) == value
    assert repr(way(value)) == repr(value)


@pytest.mark.parametrize("way", WAYS)
@given(datasets(max_size=2))
def test_records_can_be_copied_and_sent(way, dataset):
    """Every record with all that it holds is equal to its copy."""
    assert way(dataset) == dataset


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_print_and_can_be_sent(error):
    """What an error says is the same in another process."""
    assert str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301


@pytest.mark.parametrize("make", [
    lambda extra: Source(id="s", extra=extra),
    lambda extra: structure("source", {"id": "s", "extra": extra}, Location())[0],
    lambda extra: loads(TEXT.replace('{"a": [1, {"b": null}]}', __import__("json").dumps(extra))),
])  # fmt: skip
def test_own_data_is_copied_and_cannot_be_changed(make):
    """Whatever the caller does with it later, a record stays as it was built."""
    mine = {"tags": ["a", {"deep": [1]}]}
    record, before = make(mine), make({"tags": ["a", {"deep": [1]}]})
    mine["tags"].append("b")
    mine["tags"][1]["deep"].append(2)
    assert record == before
    assert record.extra == {"tags": ["a", {"deep": [1]}]}
    for change in (
        lambda: record.extra.update(x=1),
        lambda: record.extra.__setitem__("x", 1),
        lambda: record.extra["tags"].append("b"),
        lambda: record.extra["tags"][1].pop("deep"),
        lambda: record.extra["tags"].remove("a"),
        lambda: record.extra.setdefault("y", 1),
        lambda: record.extra["tags"].__iadd__(["b"]),
        lambda: record.extra.__ior__({"x": 1}),
    ):
        with pytest.raises(TypeError, match="cannot be changed"):
            change()
    assert record == before


def test_own_data_is_written_as_it_was():
    """What is frozen is written like any other value, and a changed copy can be made."""
    dataset = loads(TEXT)
    assert loads(dumps(dataset)) == dataset
    changed = attrs.evolve(dataset, extra={**dataset.extra, "c": True})
    assert changed.extra == {"a": [1, {"b": None}], "c": True}


class Kind(StrEnum):
    """An enumeration of texts, as code that calls the library may have it."""

    STATE = "state"


class Size(IntEnum):
    """An enumeration of whole numbers."""

    MANY = 2000


class Scalar:
    """A number or a flag as NumPy keeps it."""

    ndim = 0

    def __init__(self, value):
        self.value = value

    def item(self):
        """Return it as Python has it."""
        return self.value


Scalar.__module__ = "numpy"


def test_values_of_other_libraries_are_taken_where_nothing_is_lost():
    """Texts and numbers of enumerations and of NumPy become plain ones."""
    actor = Actor(id="a", kind=Kind.STATE, name=Kind.STATE, represents=(Kind.STATE,))
    assert [type(value) for value in (actor.kind, actor.name, *actor.represents)] == [str] * 3
    count = Count(
        measure="present", low=Scalar(2000), high=Size.MANY, approximate=Scalar(value=True)
    )
    assert (count.low, count.high, count.approximate) == (2000, 2000, True)
    assert [type(value) for value in (count.low, count.high, count.approximate)] == [int, int, bool]
    assert Source(id="s", extra={"n": Scalar(3), "k": Kind.STATE}).extra == {"n": 3, "k": "state"}
    place = Place(name="P", kind="base", latitude=Scalar(33.5), longitude=44)
    assert type(place.latitude) is float


@pytest.mark.parametrize("value", [Scalar("2000"), Scalar(2000.5), "2000", b"2000", True, 1 + 0j])
def test_other_values_are_refused(value):
    """Nothing is taken for a number that is none."""
    with pytest.raises(InvalidValueError):
        Count(measure="present", low=value)


def test_numpy_itself():
    """The real scalars of NumPy, where it is installed."""
    numpy = pytest.importorskip("numpy")
    count = Count(measure="present", low=numpy.int64(5), approximate=numpy.bool_(1))
    assert (type(count.low), type(count.approximate)) == (int, bool)
    with pytest.raises(InvalidValueError):
        Count(measure="present", low=numpy.array([5]))


@pytest.mark.parametrize(
    "wrong",
    [{"severity": "nonsense"}, {"disable": ("no_such_rule",)}, {"disable": "no_regression"},
     {"select": "schema"}, {"format": "xml"}, {"outputs": {"pdf": "x"}}, {"as_of": "2024-01-01"},
     {"severities": {"schema.missing": "fatal"}}, {"judgements": 3}, {"policy": {"max_sets": 3}}],
)  # fmt: skip
def test_a_configuration_is_checked_in_python_as_in_a_file(wrong):
    """What a file could not say cannot be built either."""
    with pytest.raises(ValueError, match="Configuration: "):
        Configuration(**wrong)


@pytest.mark.parametrize(
    "wrong", [{"max_sets": 0}, {"max_sets": -1}, {"answer_days": "x"}, {"plan_days": 1.5},
              {"drift_days": True}, {"pace": {"nation": 5}}, {"pace": {"country": "7"}},
              {"pace": {"country": -5}}]
)  # fmt: skip
def test_numbers_of_a_policy_are_checked_in_python_as_in_a_file(wrong):
    """Numbers are whole and not negative, and kinds of places exist."""
    with pytest.raises(ValueError, match="PolicyNumbers: policy"):
        PolicyNumbers(**wrong)


def test_a_configuration_keeps_its_own_values():
    """A change of the caller's dict does not reach it."""
    mine = {"schema.missing": "note"}
    configuration = Configuration(severities=mine)
    mine["schema.missing"] = "off"
    assert configuration.severities == {"schema.missing": "note"}
    assert merge(configuration, Configuration()) == configuration


def test_a_text_is_no_set_of_claims():
    """The letters of a text are not taken for ids."""
    with pytest.raises(ValueError, match="expected the ids"):
        ClaimSet(claims="abc", fingerprint="0" * 16)
    assert FindingAbout(code="a.b", record_kind="claim", record="c").record == "c"
    assert Dataset().extra is None

"""Reading and writing single records."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import strategies
from counterclaim.codec import make_converter, structure, unstructure
from counterclaim.findings import Location
from counterclaim.model import Claim, Count, Deployment, Place, Source
from counterclaim.model.registry import RECORDS

CLAIM = {
    "id": "c1",
    "text": "There is no withdrawal.",
    "speaker": "a1",
    "sources": ["s1"],
    "stated": "2024-09-06",
    "about": {"deployment": "d1", "process": "withdrawal"},
    "says": {"type": "stage", "code": "under_way"},
}


def faults(change, *, drop=()):
    """Return code, pointer, message and hint of each fault of a changed claim."""
    data = {key: value for key, value in (CLAIM | change).items() if key not in drop}
    record, findings = structure("claim", data)
    assert record is None
    return [(one.code, one.location.pointer, one.message, one.hint) for one in findings]


@pytest.mark.parametrize("kind", ["actor", "source", "deployment", "claim"])
def test_a_record_survives_writing_and_reading(kind):
    """What is written is read as the same record, and written the same again."""

    @given(getattr(strategies, f"{kind}s")())
    def check(record):
        data = unstructure(record)
        read, findings = structure(kind, data)
        assert (read, findings) == (record, ())
        assert list(unstructure(read)) == list(data)

    check()


def test_fields_at_their_default_are_not_written():
    """A claim with the fewest fields is written with those and no others."""
    record, _ = structure("claim", CLAIM)
    assert unstructure(record) == CLAIM
    assert list(unstructure(record)) == list(CLAIM)


def test_the_version_is_always_written():
    """A dataset states its version although the model has a default for it."""
    assert unstructure(RECORDS["dataset"]()) == {"schema_version": "1.0"}


def test_fields_are_written_in_the_order_of_the_model():
    """The order of the keys of the input does not matter for the output."""
    shuffled = dict(reversed(CLAIM.items()))
    record, _ = structure("claim", shuffled)
    order = [field.name for field in attrs.fields(Claim)]
    written = list(unstructure(record))
    assert written == sorted(written, key=order.index)


def test_the_type_of_a_content_comes_first():
    """The key that tells what a content is stands before the content."""
    record, _ = structure("claim", CLAIM | {"says": {"code": "under_way", "type": "stage"}})
    assert list(unstructure(record)["says"]) == ["type", "code"]


@given(st.floats(-90, 90))
def test_a_number_without_a_fraction_is_written_as_a_whole_one(latitude):
    """3.0 and 3 are one number, and are written alike."""
    place = Place(name="P", kind="base", latitude=latitude)
    record = Deployment(id="d", name="D", force="f", place=place)
    written = unstructure(record)["place"]["latitude"]
    assert written == latitude
    assert (type(written) is int) == latitude.is_integer()


def test_a_whole_number_may_be_spelt_with_a_fraction_of_zero():
    """2500.0 is read as 2500, where the field holds whole numbers and where any."""
    about = CLAIM["about"] | {"round": 2.0}
    says = {"type": "count", "measure": "present", "low": 2500.0}
    record, findings = structure("claim", CLAIM | {"about": about, "says": says})
    assert findings == ()
    assert (record.about.round, type(record.about.round)) == (2, int)
    assert record.says == Count(measure="present", low=2500)
    assert type(record.says.low) is int


def test_own_data_is_kept_as_it_is():
    """Numbers, nulls and the order of keys in the publisher's own data stay."""
    own = {"z": 1.0, "a": [None, {"": True}], "big": 1e300}
    record, _ = structure("source", {"id": "s", "extra": own})
    written = unstructure(record)["extra"]
    assert written == own
    assert list(written) == list(own)
    assert type(written["z"]) is float


def test_all_faults_of_a_record_are_reported():
    """The second fault does not wait until the first is corrected."""
    found = faults(
        {
            "id": 3,
            "sources": ["s 1", None],
            "stated": "2024-13",
            "about": {"deployment": "d1", "process": "withdrawl", "x/y": 1},
            "polarity": "no",
            "extra": {"a": ["\ud800", {"b": float("nan")}]},
        },
        drop=["speaker"],
    )
    assert sorted((code, pointer) for code, pointer, _, _ in found) == [
        ("schema.code", "/about/process"),
        ("schema.code", "/polarity"),
        ("schema.date", "/stated"),
        ("schema.missing", "/speaker"),
        ("schema.null", "/sources/1"),
        ("schema.number", "/extra/a/1/b"),
        ("schema.text", "/extra/a/0"),
        ("schema.type", "/id"),
        ("schema.unknown-key", "/about/x~1y"),
        ("schema.value", "/sources/0"),
    ]


def test_all_rules_between_fields_are_reported():
    """A record that breaks two rules between fields has two faults."""
    found = faults({"about": {"deployment": "d1"}, "modality": "conditional"})
    assert [(code, pointer) for code, pointer, _, _ in found] == [
        ("schema.fields", "/condition"),
        ("schema.fields", "/about"),
    ]


def test_hints_say_what_to_do():
    """Each fault that has an obvious remedy names it."""
    assert faults({"speeker": "a1"}, drop=["speaker"])[1][3] == 'Did you mean "speaker"?'
    assert faults({"polarity": "Denied"})[0][3] == 'Did you mean "denied"?'
    assert faults({"credibility": 2})[0][3] == 'Write "2" in quotes.'
    assert faults({"text": 3})[0][3] == "Put it in quotes."
    assert faults({"note": None})[0][3] == "Leave the key out."
    assert faults({"stated": " 2024"})[0][3] == "Take out the spaces around it."
    assert "extra" in faults({"zzz": 1})[0][3]


def test_messages_name_the_field_and_what_was_given():
    """A message can be understood without the record."""
    assert faults({"via": [{"actor": "a"}, {"actor": 3}]})[0][2] == (
        "via[1].actor: expected an id: letters, digits and . _ : / @ + - only, starting with a "
        "letter or digit, got 3"
    )
    assert faults({"text": None})[0][2] == "text: expected a text that is not empty, got null"


def test_messages_never_show_a_long_value():
    """A message stays short, whatever is in the record."""
    huge = {"k" * 5000: ["x" * 5000] * 100}
    for change in (
        {"text": huge},
        {"id": "x" * 5000},
        {"polarity": "x" * 5000},
        {"stated": "2024" * 5000},
        {"stated": huge},
        {"credibility": 10**4000},
        {"about": huge},
        huge,
    ):
        for _, _, message, hint in faults(change):
            assert len(message) < 500
            assert len(hint or "") < 500


def test_many_unknown_keys_do_not_make_many_findings():
    """After twenty unknown keys of an object the rest is counted."""
    found = faults({f"x{number:05}": 1 for number in range(10_000)})
    assert len(found) == 21
    assert found[-1][2] == "9980 more keys are unknown"


@pytest.mark.parametrize("data", [None, [], "claim", 3, True, 1.5])
def test_a_record_that_is_no_object_is_a_fault(data):
    """A record of another kind of value is reported at its own place."""
    record, findings = structure("claim", data, Location(pointer="/claims/7"))
    assert record is None
    assert [one.location.pointer for one in findings] == ["/claims/7"]
    assert findings[0].code == ("schema.null" if data is None else "schema.type")


def test_findings_know_the_record():
    """A finding has the kind and the id of the record and the place that was given."""
    at = Location(path="f.jsonl", line=4, pointer="")
    _, (found,) = structure("source", {"id": "s1", "language": ""}, at)
    assert found.location == Location(
        path="f.jsonl", line=4, record_kind="source", record_id="s1", pointer="/language"
    )


def test_the_converter_can_be_used_on_its_own():
    """The converter reads a record, and raises an error of cattrs for a faulty one."""
    from cattrs.errors import ClassValidationError  # noqa: PLC0415

    converter = make_converter()
    assert converter.structure({"id": "s1"}, Source) == Source(id="s1")
    assert converter.unstructure(Source(id="s1")) == {"id": "s1"}
    with pytest.raises(ClassValidationError):
        converter.structure({"id": ""}, Source)


def test_an_error_of_the_program_is_not_taken_for_a_fault():
    """What a reader of dates raises by mistake is not hidden in a finding."""
    from counterclaim.codec import _faults  # noqa: PLC0415

    with pytest.raises(ZeroDivisionError):
        list(_faults.faults_of(ZeroDivisionError()))


@pytest.mark.parametrize(
    ("text", "name"),
    [("\u0441laim", "CYRILLIC SMALL LETTER ES"),
     ("cl\u200baim", "ZERO WIDTH SPACE"), ("na\u0131ve", "DOTLESS I")],
)  # fmt: skip
def test_an_id_with_a_strange_character_is_told_by_its_name(text, name):
    """What looks like a sound id and is none is told by the character that is wrong."""
    _, (found,) = structure("source", {"id": text}, Location())
    assert name in found.hint

"""Rows of tables that people make: what is asked, and that nothing is lost or guessed."""

import pytest

from counterclaim.drafting.gazetteer import gazetteer, with_places
from counterclaim.drafting.names import kind_of_actor, new_id, two_names
from counterclaim.drafting.rows import prepare

GOOD = {
    "date": "2025-03-10",
    "speaker": "Mira Holt",
    "text": "They have left.",
    "force": "Arland forces",
    "place": "Belland",
}


def codes(**cells):
    return [one.code for one in prepare({**GOOD, **cells}, (), gazetteer(), {}).questions]


def test_a_good_row_asks_nothing():
    """A row with all cells is ready."""
    found = prepare(GOOD, (), gazetteer(), {})
    assert found.is_ready
    assert (found.stated, found.text) == ("2025-03-10", "They have left.")


@pytest.mark.parametrize(
    ("shown", "stated"),
    [
        ("2025-03-10", "2025-03-10"),
        ("2025-03", "2025-03"),
        ("2025-03-10~", "2025-03-10~"),
        ("2025-03-10 00:00:00", "2025-03-10"),
        ("10 March 2025", "2025-03-10"),
        ("March 10, 2025", "2025-03-10"),
        ("23/4/2025", "2025-04-23"),
        ("4/23/2025", "2025-04-23"),
        ("5.5.2025", "2025-05-05"),
        ("10 mars 2025", "2025-03-10"),
    ],
)
def test_dates_that_can_be_read_in_one_way(shown, stated):
    """Dates are turned into EDTF where there is one way to read them."""
    assert prepare({**GOOD, "date": shown}, (), gazetteer(), {}).stated == stated


@pytest.mark.parametrize("shown", ["3/4/2025", "soon", "31/31/2025", "", "10 March"])
def test_dates_that_are_asked(shown):
    """A date of two meanings, or of none, becomes a question."""
    assert codes(date=shown) == ["draft.date"]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd", "-cmd|x", "\uff1d1+1"])
def test_formulas_are_asked(text):
    """What a spreadsheet would run is never taken as words."""
    assert codes(text=text) == ["draft.formula"]


def test_numbers_and_dashes_are_no_formulas():
    """A list with a dash, or a minus before a number, is no formula."""
    assert codes(text="- 300 have left") == []


def test_tags_are_taken_out_and_told():
    """The words of HTML are kept, its tags and scripts are not; a person is told."""
    text = "<p>They <b>have</b> left &amp; gone.</p><script>x()</script>"
    found = prepare({**GOOD, "text": text}, (), gazetteer(), {})
    assert found.text == "They have left & gone."
    assert [one.code for one in found.questions] == ["draft.html"]
    assert found.is_ready


def test_signs_for_less_are_no_tags():
    """A comparison is not taken for a tag."""
    assert prepare({**GOOD, "text": "<900 are left"}, (), gazetteer(), {}).text == "<900 are left"


def test_quotation_marks_tell_a_quotation():
    """Words in quotation marks are a quotation, and stand without them."""
    found = prepare({**GOOD, "text": "\u201cThey have left.\u201d"}, (), gazetteer(), {})
    assert (found.text, found.is_quotation) == ("They have left.", True)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Ann Bo and Carl Do", ("Ann Bo", "Carl Do")),
        ("Ann Bo; Carl Do", ("Ann Bo", "Carl Do")),
        ("Ann Bo / Carl Do", ("Ann Bo", "Carl Do")),
        ("France and Germany", ("France", "Germany")),
        ("Ministry of Foreign Affairs and Trade", ()),
        ("Mira Holt", ()),
        ("Department of Defense and Aviation", ()),
    ],
)
def test_two_names_in_one_cell(name, names):
    """Two people are asked about; a body with an and in its name is one."""
    assert two_names(name, gazetteer()) == names
    assert codes(speaker=name) == (["draft.two-speakers"] if names else [])


def test_a_force_and_a_place_are_asked_unless_they_are_given():
    """What a row leaves out is asked, or taken from what holds for the whole table."""
    bare = {name: text for name, text in GOOD.items() if name not in ("force", "place")}
    assert [one.code for one in prepare(bare, (), gazetteer(), {}).questions] == ["draft.subject"]
    given = {"force": "Arland forces", "place": "Belland"}
    assert prepare(bare, (), gazetteer(), given).is_ready


def test_text_from_right_to_left_is_kept():
    """Letters of other scripts are kept as they are; marks that order them are no letters."""
    text = "\u0644\u0627 \u0627\u0646\u0633\u062d\u0627\u0628"
    assert prepare({**GOOD, "text": text}, (), gazetteer(), {}).text == text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mira Holt", "person"),
        ("unnamed official", "unnamed"),
        ("Ministry of Defence", "organization"),
        ("France", "state"),
        ("US forces", "armed_force"),
        ("Wagner", "armed_group"),
        ("the coalition", "coalition"),
        ("Belland Post", "organization"),
    ],
)
def test_kinds_of_actors(name, kind):
    """The kind is taken from the words of a name; the draft says so."""
    assert kind_of_actor(name, gazetteer()) == kind


def test_ids():
    """Ids are of plain letters, each once, also for names without any."""
    assert new_id("C\u00f4te d'Or", (), "actor") == "cote-d-or"
    assert new_id("\u0633\u0639\u064a\u062f", (), "actor") == "actor"
    assert new_id("\u0633\u0639\u064a\u062f", {"actor"}, "actor") == "actor-2"


def test_places_of_ones_own():
    """A file of places adds to the gazetteer, and goes before it."""
    mine = with_places([{"name": "Camp Nine", "kind": "base", "country": "IQ", "names": "C9"}])
    assert mine.place("c9").kind == "base"
    assert gazetteer().place("c9") is None
    assert gazetteer().place("Al Asad").kind == "base"
    assert gazetteer().country_in("French soldiers").country == "FR"

"""From a table to a dataset: records made once, nothing read twice, nothing lost."""

import json

import pytest
from attrs import evolve

from counterclaim import loads
from counterclaim.documents import dumps
from counterclaim.drafting import draft, drafted, read_statements, without_mark
from counterclaim.model import Dataset

HEADER = "Date,Speaker,Affiliation,Outlet,Agency,Link,Statement,Force,Place\n"
LINES = (
    "2025-03-10,Mira Holt,France,The Post,Reuters,https://p.example/1,"
    "All of the 900 soldiers will leave by May.,French forces,Mali\n"
    "2025-03-12,Tom Arel,,The Post,,https://p.example/2,"
    "There is no withdrawal.,French forces,Mali\n"
    "2025-03-13,Tom Arel,,The Post,,https://p.example/2,The last soldier has left.,"
    "French forces,Gao\n"
)


def table(tmp_path, text=HEADER + LINES, name="s.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_statements(str(path))


def test_records_are_made_once(tmp_path):
    """One actor a name, one source a link, one deployment a force and place, parts in countries."""
    made = draft(table(tmp_path).rows)
    data = made.dataset
    names = [one.name for one in data.actors]
    assert len(names) == len(set(names))
    assert {"Mira Holt", "Tom Arel", "France", "The Post", "Reuters", "French forces"} == set(names)
    assert [one.url for one in data.sources] == ["https://p.example/1", "https://p.example/2"]
    mali, gao = data.deployments
    assert [part.whole for part in gao.part_of] == [mali.id]
    assert (mali.place.kind, gao.place.kind) == ("country", "town")
    holt = next(one for one in data.actors if one.name == "Mira Holt")
    assert holt.represents == (next(one.id for one in data.actors if one.name == "France"),)


def test_claims_are_marked_and_tell_what_they_rest_on(tmp_path):
    """Each claim is marked as a draft, with its words and the readings that were close."""
    made = draft(table(tmp_path).rows)
    assert (made.statements, made.read, made.asked) == (3, 3, 0)
    assert all(drafted(claim) for claim in made.dataset.claims)
    first = made.dataset.claims[0]
    assert first.extra["rests_on"] == ["All", "900", "leave"] or "leave" in first.extra["rests_on"]
    assert first.utterance == "s1"
    assert first.via[0].actor == "reuters"
    assert not drafted(without_mark(first))


def test_the_same_words_become_the_same_claims(tmp_path):
    """A table gives the same dataset each time, byte for byte."""
    rows = table(tmp_path).rows
    assert dumps(draft(rows).dataset) == dumps(draft(rows).dataset)


def test_what_people_have_corrected_stays(tmp_path):
    """A second run changes no claim and reads only the rows that are new."""
    rows = table(tmp_path).rows
    before = draft(rows[:2]).dataset
    corrected = evolve(
        before,
        claims=tuple(evolve(without_mark(one), note="seen") for one in before.claims),
        actors=tuple(evolve(one, note="known") for one in before.actors),
    )
    after = draft(rows, corrected)
    assert (after.known, after.read) == (2, 1)
    assert after.dataset.claims[: len(corrected.claims)] == corrected.claims
    assert after.dataset.actors[: len(corrected.actors)] == corrected.actors


def test_a_claim_that_was_taken_out_does_not_come_back(tmp_path):
    """What a person has deleted is not read again."""
    rows = table(tmp_path).rows
    before = draft(rows).dataset
    fewer = evolve(before, claims=before.claims[:-1])
    assert draft(rows, fewer).dataset.claims == fewer.claims


def test_the_mark_survives_every_format(tmp_path):
    """What a draft keeps beside a claim comes back from a text as it was."""
    data = draft(table(tmp_path).rows).dataset
    for chosen in ("json", "jsonl", "yaml"):
        assert loads(dumps(data, chosen), chosen) == data


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Speaker,Statement\nMira Holt,They left.\n", "draft.columns"),
        ("", "parse.empty"),
        ("Date,Speaker,Statement\n", None),
    ],
)
def test_tables_that_are_no_tables(tmp_path, text, code):
    """A table without dates, or without anything, gives a question and no rows."""
    found = table(tmp_path, text)
    assert found.rows == ()
    assert code is None or code in {one.code for one in found.findings}


def test_a_column_can_be_named(tmp_path):
    """A header that does not tell what it holds can be told."""
    path = tmp_path / "s.csv"
    path.write_text("Wann,Wer,Was\n2025-03-10,Mira Holt,They left.\n", encoding="utf-8")
    columns = {"date": "Wann", "speaker": "Wer", "text": "Was"}
    rows = read_statements(str(path), columns).rows
    assert rows[0].cells == {"date": "2025-03-10", "speaker": "Mira Holt", "text": "They left."}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("s.jsonl", '{"date": "2025-03-10", "speaker": "Mira Holt", "text": "They left."}\n'),
        (
            "s.md",
            "| Date | Speaker | Text |\n|---|---|---|\n| 2025-03-10 | Mira Holt | They left. |",
        ),
        ("s.tsv", "date\tspeaker\ttext\n2025-03-10\tMira Holt\tThey left.\n"),
        ("s.txt", "- 2025-03-10 Mira Holt: They left.\n"),
    ],
)
def test_other_forms(tmp_path, name, text):
    """JSON Lines, Markdown, tabs and pasted lines give the same rows."""
    rows = table(tmp_path, text, name).rows
    assert [dict(row.cells) for row in rows] == [
        {"date": "2025-03-10", "speaker": "Mira Holt", "text": "They left."}
    ]


def test_a_workbook(tmp_path):
    """A workbook is read, dates as dates; a formula in it is asked and not worked out."""
    openpyxl = pytest.importorskip("openpyxl")
    import datetime as dt  # noqa: PLC0415

    book = openpyxl.Workbook()
    book.active.append(["Date", "Speaker", "Text", "Force", "Place"])
    book.active.append([dt.date(2025, 3, 10), "Mira Holt", "They left.", "French forces", "Mali"])
    book.active.append([dt.date(2025, 3, 11), "Mira Holt", "=A1", "French forces", "Mali"])
    book.save(tmp_path / "s.xlsx")
    made = draft(read_statements(str(tmp_path / "s.xlsx")).rows)
    assert (made.read, made.asked) == (1, 1)
    assert str(made.dataset.claims[0].stated) == "2025-03-10"
    assert any("formula" in one.message for one in made.findings)


def test_nothing_is_lost(tmp_path):
    """Rows that are asked about wait in the dataset with all of their cells."""
    text = HEADER + (
        "2025-03-10,Ann Bo and Carl Do,,The Post,,,They left.,French forces,Mali\n"
        "someday,Mira Holt,,The Post,,,They left.,French forces,Mali\n"
        "2025-03-10,Mira Holt,,The Post,,,The harvest was good.,French forces,Mali\n"
    )
    made = draft(table(tmp_path, text).rows)
    assert (made.read, made.asked, made.dataset.claims) == (0, 3, ())
    waiting = made.dataset.extra["draft"]["questions"]
    assert [one["cells"]["text"] for one in waiting] == [
        "They left.",
        "They left.",
        "The harvest was good.",
    ]
    assert len(waiting[2]["likeliest"]) == 3
    assert json.loads(dumps(made.dataset))["extra"] == made.dataset.extra


def test_ten_thousand_statements(tmp_path):
    """A long table is read in one go."""
    line = (
        "2025-03-{day:02},Mira Holt,,The Post,,,{number} soldiers have left.,French forces,Mali\n"
    )
    text = HEADER + "".join(line.format(day=n % 28 + 1, number=n + 100) for n in range(10_000))
    made = draft(table(tmp_path, text).rows)
    assert made.statements == 10_000
    assert made.read == 10_000


def test_an_empty_dataset_stays_valid():
    """No rows make no claims."""
    assert draft([], Dataset()).dataset.claims == ()

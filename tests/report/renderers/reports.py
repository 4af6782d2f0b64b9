"""Checked datasets for the tests of the forms of reports: real, made up, and hostile."""

import string
from datetime import date
from pathlib import Path

from attrs import evolve
from hypothesis import strategies as st
from tests.report.samples import NONE_AND_FINAL, checked

from counterclaim.consistency import Truncation, check
from counterclaim.documents import locate_claims, read
from counterclaim.findings import Finding, Location
from counterclaim.judgements import Case, FindingAbout, Judgement, apply, judgement_on
from counterclaim.pipeline import Checked
from counterclaim.report.catalogue import CODES
from counterclaim.report.options import Options

ROOT = Path(__file__).parents[3]
EXAMPLES = tuple(sorted(ROOT.glob("examples/*/dataset.json")))
MISSING = Finding(
    code="reference.missing",
    severity="error",
    message="speaker: no actor has the id x",
    location=Location(
        path="claims.json",
        record_kind="claim",
        record_id="c7",
        line=12,
        column=5,
        pointer="/claims/6/speaker",
    ),
    hint="Correct the id.",
    related=(Location(path="claims.json", line=3),),
)
REMARK = Finding(code="structure.no-dataset", severity="note", message="no line describes it")
DAY = date(2024, 10, 1)


def example(path=ROOT / "examples" / "iraq-2024" / "dataset.json", grade="weak"):
    """Return the report on an example, with the places of its claims."""
    name = path.relative_to(ROOT).as_posix()
    reading = read(path)
    report = check(reading.dataset)
    claims = {claim for conflict in report.conflicts for claim in conflict.claims}
    places = locate_claims(evolve(reading, path=name), claims)
    entry = Checked(
        name=name,
        dataset=reading.dataset,
        findings=reading.findings,
        report=report,
        places=places,
    )
    return [entry], Options(threshold="note", grade=grade, rules=CODES)


def judged_report():
    """Return a report of which one conflict and one finding have been judged."""
    entry = checked(*NONE_AND_FINAL, findings=(MISSING, REMARK))
    judgements = [
        judgement_on(
            entry.dataset, ("c1", "c2"), "known_conflict", by="Desk", on=DAY, why="Both | stand."
        ),
        Judgement(
            about=FindingAbout(code="reference.missing", record_kind="claim", record="c7"),
            verdict="accepted",
            by="Desk",
            on=DAY,
            why="To be found.",
        ),
    ]
    case = Case(dataset=entry.dataset, report=entry.report, findings=entry.findings)
    (applied,), findings = apply([case], judgements)
    assert findings == ()
    left = evolve(
        entry,
        findings=applied.findings,
        report=applied.report,
        judged=applied.judged,
        judged_findings=applied.judged_findings,
    )
    return [left], Options(threshold="note", rules=CODES)


def cut_short():
    """Return the report of a search that was cut short."""
    entry = checked(*NONE_AND_FINAL)
    cut = Truncation(reason="sets", place="co-iq", grade="certain", left_out=3)
    return [evolve(entry, report=evolve(entry.report, truncated=(cut,)))], Options()


ALPHABET = st.one_of(
    st.sampled_from(
        [
            *string.printable,
            *"\x00\x1b\x7f\x85\x9b\u200f\u202e\u2028\u2066\ufeff\ufffe\ud800\udcff",
            "]]>", "::error::", "%0A", "%25", "](1)", "{0}", "<b>", "&amp;", "\U000e0001", "ع", "|",
        ]
    ),
    st.characters(),
)  # fmt: skip
TEXTS = st.lists(ALPHABET, max_size=12).map("".join)


@st.composite
def hostile_reports(draw):
    """Return reports whose names, ids and messages hold any characters at all."""
    name = draw(TEXTS.filter(bool))
    finding = Finding(
        code="schema.value",
        severity=draw(st.sampled_from(["error", "warning", "note"])),
        message=f"m{draw(TEXTS)}",
        location=Location(
            path=draw(st.none() | TEXTS.filter(bool)),
            record_kind="claim",
            record_id=draw(st.none() | TEXTS.filter(bool)),
            pointer=draw(st.none() | TEXTS),
            line=draw(st.none() | st.integers(1, 9)),
        ),
        hint=draw(st.none() | TEXTS),
    )
    return [checked(*NONE_AND_FINAL, name=name, findings=(finding,))], Options(threshold="note")

"""Datasets for the tests of the page: a hostile one, a large one, and one that is judged."""

from datetime import date

from counterclaim.consistency import check
from counterclaim.judgements import Judged, judgement_on
from counterclaim.model import (
    About,
    Actor,
    Claim,
    Count,
    Dataset,
    Deployment,
    Place,
    Source,
    Stage,
    TimeReference,
)
from counterclaim.time import parse_edtf

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}\u202e\x1b[31m"
LEAVING = About(deployment="us-iraq", process="withdrawal")


def claim(name, speaker, says, stated, **fields):
    """Return a claim about the withdrawal of US forces, if nothing else is said."""
    return Claim(
        **{
            "id": name,
            "text": f"words of {name}",
            "speaker": speaker,
            "sources": ("s",),
            "stated": parse_edtf(stated),
            "about": LEAVING,
            "says": says,
            **fields,
        }
    )


def small(text="It is over.", name="Anna Berg", url="https://news.example/1"):
    """Return three claims of two people, two of which exclude one another."""
    return Dataset(
        title="Two people",
        actors=(
            Actor(id="a", kind="person", name=name),
            Actor(id="b", kind="person", name="سيف السعدي"),
            Actor(id="us", kind="armed_force", name="US forces"),
        ),
        sources=(Source(id="s", title=f"Paper of {name}", url=url),),
        deployments=(
            Deployment(
                id="us-iraq",
                name=f"US forces in Iraq {name}",
                force="us",
                place=Place(name="Iraq", kind="country"),
            ),
        ),
        claims=(
            claim("c1", "a", Stage(code="final_stages"), "2024-09-08", text=text),
            claim("c2", "b", Stage(code="none"), "2024-09-08", text="لا انسحاب", language="ar"),
            claim(
                "c3",
                "a",
                Stage(code="completed"),
                "2024-09~",
                modality="plan",
                when=TimeReference(role="by", edtf=parse_edtf("2025-09?")),
                note=text,
            ),
        ),
    )


def judged(dataset):
    """Return the report of a dataset without its first conflict, and that one judged."""
    report = check(dataset)
    first = report.conflicts[0]
    judgement = judgement_on(
        dataset,
        first.claims,
        "known_conflict",
        by="Desk",
        on=date(2025, 1, 2),
        why="Both stand by it.",
    )
    return report, (Judged(conflict=first, judgement=judgement),)


def large(deployments=250, claims=20):
    """Return a dataset in which each deployment has two conflicts, between its first two pairs."""
    actors = [Actor(id=f"a{n}", kind="person", name=f"Speaker {n}") for n in range(40)]
    actors.append(Actor(id="force", kind="armed_force", name="Forces"))
    records, said = [], []
    for number in range(deployments):
        place = Place(name=f"Place {number}", kind="base")
        name = f"d{number}"
        records.append(Deployment(id=name, name=f"Forces {number}", force="force", place=place))
        about = About(deployment=name)
        for turn in range(claims):
            years = turn // 2
            said.append(
                claim(
                    f"{name}-{turn}",
                    f"a{(number + turn) % 40}",
                    # two say each number, three years after the last: they differ twice
                    Count(measure="present", low=_figure(turn), high=_figure(turn)),
                    f"{1990 + 3 * years}-0{1 + number % 9}-05",
                    about=about,
                    text=f"Statement {turn} on {name}, which has so many words as people say.",
                )
            )
    return Dataset(
        title="Large",
        actors=tuple(actors),
        sources=(Source(id="s", title="Paper", url="https://news.example/1"),),
        deployments=tuple(records),
        claims=tuple(said),
    )


def _figure(turn):
    return 500 if turn in (1, 3) else 100

"""The how-to pages on encoding: their fragments are claims, and the table of findings is true."""

import json
import re
from pathlib import Path

import pytest
from attrs import evolve

from counterclaim.codec import structure
from counterclaim.consistency import check
from counterclaim.model import Actor, Dataset, Deployment, PartOf, Place, Source
from counterclaim.structure.references import check_references

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
FIRST = HOW_TO / "encode-statements.md"
PAGES = (FIRST, *sorted(set(HOW_TO.glob("encode-*.md")) - {FIRST}))
TABLE = (HOW_TO / "encode-verdicts.md").read_text(encoding="utf-8")
BELLAND = Place(name="Belland", kind="country")
WORLD = Dataset(
    actors=(
        Actor(id="arland", kind="state", name="Arland"),
        Actor(id="forces", kind="armed_force", name="Army of Arland", part_of=("arland",)),
        Actor(id="allies", kind="coalition", name="Coalition"),
        Actor(id="ministry", kind="organization", name="Ministry", represents=("arland",)),
        Actor(id="official", kind="unnamed", name="an official", represents=("arland",)),
        Actor(id="host", kind="state", name="Belland"),
        Actor(id="both", kind="coalition", name="Both", represents=("arland", "host")),
        Actor(id="hired-men", kind="armed_group", name="Fighters"),
        Actor(id="wolf-company", kind="armed_group", name="Wolf Company"),
        Actor(id="monitor", kind="organization", name="Monitor"),
        Actor(id="agency", kind="organization", name="Agency"),
    ),
    sources=(Source(id="report"), Source(id="wire", publisher="agency")),
    deployments=(
        Deployment(id="coalition", name="Coalition", force="allies", place=BELLAND),
        Deployment(
            id="army",
            name="Army",
            force="forces",
            place=BELLAND,
            part_of=(PartOf(whole="coalition", partition="force"),),
        ),
        *(
            Deployment(
                id=base,
                name=base,
                force="forces",
                place=Place(name=base, kind="base"),
                part_of=(PartOf(whole="army", partition="place"),),
            )
            for base in ("lake", "port")
        ),
        *(
            Deployment(
                id=group,
                name=group,
                force="forces",
                place=BELLAND,
                part_of=(PartOf(whole="army", partition="role"),),
            )
            for group in ("trainers", "drills")
        ),
        Deployment(id="fighters", name="Fighters", force="hired-men", place=BELLAND),
        Deployment(
            id="wolf",
            name="Wolf Company",
            force="wolf-company",
            place=BELLAND,
            part_of=(PartOf(whole="fighters", partition="force"),),
        ),
    ),
)
ROW = re.compile(r"^\| (?P<claims>`[^|]+`) \| (?P<finding>[^|]+) \| (?P<why>[^|]+) \|$")


def fragments():
    """Return the fragments of the pages in order; the first holds the fields of all others."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    blocks = [json.loads(found) for found in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]
    return [part for block in blocks for part in (block if type(block) is list else [block])]


def claims():
    """Return the claims of the pages by id, and what is wrong with the fragments."""
    common, *others = fragments()
    read = {part["id"]: structure("claim", {**common, **part}) for part in [common, *others]}
    wrong = {name: findings for name, (_, findings) in read.items() if findings}
    return {name: claim for name, (claim, _) in read.items()}, wrong


def findings():
    """Return the rows of the table of findings: ids of claims, and the finding in words."""
    rows = [row for row in map(ROW.match, TABLE.splitlines()) if row]
    return [(tuple(re.findall(r"`([^`]+)`", row["claims"])), row["finding"]) for row in rows]


def in_words(conflicts):
    """Return the conflicts of a report as the table has them."""
    kinds = [f"{found.severity}, {found.kind}".replace("self_c", "self-c") for found in conflicts]
    return "; ".join(kinds) or "none"


def test_fragments_are_claims():
    """Every fragment of the pages is a claim once the common fields are added."""
    assert claims()[1] == {}


def test_ids_are_unique_and_references_resolve():
    """No two fragments share an id, and they name only what the pages introduce."""
    names = [part["id"] for part in fragments()]
    assert len(set(names)) == len(names)
    dataset = evolve(WORLD, claims=tuple(claims()[0].values()))
    assert check_references(dataset) == ()


def test_table_is_read_whole():
    """The rows of the table are understood, every one of them."""
    lines = [line for line in TABLE.splitlines() if line.startswith("| `")]
    assert lines
    assert len(findings()) == len(lines)


@pytest.mark.parametrize(("ids", "finding"), findings(), ids=str)
def test_table_of_findings(ids, finding):
    """The claims of a row alone give the finding of the row."""
    known = claims()[0]
    report = check(evolve(WORLD, claims=tuple(known[name] for name in ids)))
    assert in_words(report.conflicts) == finding


def test_distinction_is_named():
    """The conflict that joins what a distinction separates names that claim."""
    known = claims()[0]
    ids = ("no-withdrawal", "coalition-final-stages", "three-things")
    (found,) = check(evolve(WORLD, claims=tuple(known[name] for name in ids))).conflicts
    assert found.distinctions == ("three-things",)

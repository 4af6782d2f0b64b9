"""Datasets of two claims for the cells of the table of clashes."""

import json
from collections import defaultdict
from datetime import date, timedelta

from counterclaim.codelists.clashes import GAPS, SAMPLES
from counterclaim.codelists.readings import READINGS, TIME_SLOTS
from counterclaim.consistency import check
from counterclaim.documents import reads
from counterclaim.readings import claim_fields

DAY = date(2024, 3, 4)

ACTORS = [
    {"id": "owner", "kind": "state", "name": "Northland"},
    {"id": "army", "kind": "armed_force", "name": "Army of Northland", "part_of": ["owner"]},
    {"id": "owner-speaks", "kind": "person", "name": "Ada North", "represents": ["owner"]},
    {"id": "observer", "kind": "state", "name": "Westland"},
    {"id": "observer-speaks", "kind": "person", "name": "Bo West", "represents": ["observer"]},
    {"id": "host", "kind": "state", "name": "Southland"},
    {"id": "host-speaks", "kind": "person", "name": "Cy South", "represents": ["host"]},
]


def speakers(cell):
    """Return who says the first and who the second.

    Readings of the owner and of the host are said by them. Of two parties, the other readings
    are said by an observer, or by the owner where the host says the other one or where the
    first could be anybody's.
    """
    tellers = [READINGS[SAMPLES[name].reading].teller for name in (cell.first, cell.second)]
    if cell.parties == "one":
        return ["host" if "host" in tellers else "owner"] * 2
    if tellers[0] == tellers[1]:
        return ["host" if tellers[0] == "host" else "owner", "observer"]
    if "any" not in tellers:
        return tellers
    other = "owner" if "host" in tellers else "observer"
    return [other if teller == "any" else teller for teller in tellers]


def deployments(number, cell, *, related):
    """Return the deployments of a case: a whole, its part, and another one."""
    names = ["whole"] if cell.extent == "same" else ["whole", "part"]
    names += ["other"] if related else []
    made = [
        {"id": f"{name}{number}", "name": f"{name} {number}", "force": "army"}
        | {"place": {"name": f"{name} {number}", "kind": "region" if name == "part" else "country"}}
        for name in names
    ]
    if cell.extent != "same":
        made[1]["part_of"] = [{"whole": f"whole{number}", "partition": "place"}]
    return made


def claim(number, cell, which, said_by):
    """Return one claim of a case; `which` is 0 for the first and 1 for the second."""
    sample = SAMPLES[(cell.first, cell.second)[which]]
    stated = DAY + timedelta(days=GAPS[cell.gap] * which)
    part = cell.extent == ("first_of_part", "second_of_part")[which]
    slots = {"deployment": f"{'part' if part else 'whole'}{number}", **sample.slots}
    if "matter" in slots:
        del slots["deployment"]
        slots["matter"] = f"{slots['matter']}_{number}"
    for slot, days in sample.days.items():
        assert slot in TIME_SLOTS
        slots[slot] = (stated + timedelta(days=days)).isoformat()
    question = READINGS[sample.reading].question
    if question == "relation":
        slots["subjects"] = [{"deployment": f"{name}{number}"} for name in ("whole", "other")]
    if question == "speech":
        slots |= {"actor": f"{said_by[1 - which]}-speaks", "claim": f"c{number}-{1 - which}"}
    return {
        "id": f"c{number}-{which}",
        "text": f"{sample.name} {number}",
        "speaker": f"{said_by[which]}-speaks",
        "sources": ["paper"],
        "stated": stated.isoformat(),
        **claim_fields(sample.reading, slots, stated.isoformat()),
    }


def dataset(cells):
    """Return a dataset in which each cell has deployments and two claims of its own."""
    found = {"schema_version": "1.0", "actors": ACTORS, "sources": [{"id": "paper"}]}
    found |= {"deployments": [], "claims": []}
    for number, cell in enumerate(cells):
        questions = {READINGS[SAMPLES[name].reading].question for name in (cell.first, cell.second)}
        found["deployments"] += deployments(number, cell, related="relation" in questions)
        said_by = speakers(cell)
        found["claims"] += [claim(number, cell, which, said_by) for which in (0, 1)]
    return found


def checked(cells):
    """Return what the checker finds for each cell: the surest conflict of its two claims, or None.

    A conflict that is not of both claims of one cell is an error of the test.
    """
    reading = reads(json.dumps(dataset(cells)))
    assert reading.findings == (), reading.findings[:3]
    conflicts = defaultdict(list)
    for found in check(reading.dataset).conflicts:
        numbers = {name[1:].partition("-")[0] for name in found.claims}
        assert len(numbers) == 1, found
        assert len(found.claims) == 2, found
        conflicts[int(numbers.pop())].append(found)
    order = ("certain", "likely", "weak")
    return [
        min(conflicts[number], key=lambda found: order.index(found.grade), default=None)
        for number in range(len(cells))
    ]


def can_be_tried(cell):
    """Whether a case can be made: two statements about one another cannot."""
    questions = [READINGS[SAMPLES[name].reading].question for name in (cell.first, cell.second)]
    return questions != ["speech", "speech"]

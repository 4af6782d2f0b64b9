"""How well the reader reads: on tables of phrases, and on statements with an encoded dataset.

    python benchmarks/reading.py --phrases phrases.tsv
    python benchmarks/reading.py --statements episode.json --encoded dataset.json

A table of phrases has the columns phrase, status, alt_status, quantity_low, quantity_high, date and
said_on; a file of statements has a list `statements` of objects with id, said_on and text. The
claims of the encoded dataset have ids that begin with that of their statement. A reading is right
when it is one that the status allows, or that an encoded claim of the statement has. A phrase
without a status (`not_a_status`) is right where nothing is read into it that says how a withdrawal
stands.
"""

import argparse
import collections
import csv
import json
import re
import time
from pathlib import Path

from counterclaim import load
from counterclaim.codelists.readings import READINGS
from counterclaim.model import Count
from counterclaim.reading import read
from counterclaim.readings import reading_of
from counterclaim.time import EdtfError, parse_edtf

STATUSES = {
    "announced/planned": "will_leave will_begin_leaving will_reduce number_will_leave "
    "number_will_remain leaving_announced leaving_decided reduction_decided will_move "
    "mission_will_end",
    "under_way": "is_leaving some_have_left is_reducing number_left not_all_left has_moved",
    "complete": "has_left mission_over handed_over nobody_there",
    "final_stages": "nearly_left",
    "no_withdrawal": "no_withdrawal will_not_leave none_will_leave not_a_withdrawal not_begun "
    "refuses_to_leave stays stay_allowed number_will_remain not_all_left are_there",
    "agreed": "leaving_decided reduction_decided",
    "denied": "no_withdrawal never_was_there decision_denied report_accurate has_denied "
    "never_discussed no_more_have_come nobody_there document_is_real",
    "undecided": "no_decision no_comment_on_leaving no_comment_on_presence stay_undecided",
    "under_negotiation": "leaving_in_talks leaving_proposed staying_proposed stay_undecided",
    "suspended/postponed": "leaving_suspended talks_paused",
    "cancelled": "leaving_cancelled will_not_come",
    "reversed/reinforced": "more_have_come has_come more_will_come number_came leaving_cancelled "
    "stays will_come",
    "present": "are_there number_there number_came has_come",
    "absent": "nobody_there never_was_there",
}
"""The readings that a coarse status stands for."""
_OF_PRESENCE = frozenset(
    " ".join(STATUSES[name] for name in ("present", "absent", "reversed/reinforced")).split()
)
OTHERS = frozenset(" ".join(STATUSES.values()).split()) - _OF_PRESENCE - {"will_not_come"}
"""What is wrong for a phrase that has no status at all."""
NUMBERS = frozenset(code for code, entry in READINGS.items() if entry.question == "number")


def allowed(statuses):
    """Return the readings that are right for some statuses."""
    found = set()
    for status in statuses:
        found |= set(STATUSES.get(status, "").split())
    return found


def is_right(code, wanted, statuses):
    """Tell whether a reading is right."""
    return code in wanted or ("not_a_status" in statuses and code not in OTHERS)


def score_codes(counts, readings, wanted, statuses, shown):
    """Count a statement as right, among the first three, wrong, or unread."""
    counts["statements"] += 1
    if not readings.proposals:
        counts["unread"] += 1
    elif is_right(readings.likeliest[0], wanted, statuses):
        counts["first right"] += 1
    else:
        counts["first wrong"] += 1
        shown.append(("FIRST", readings.text, sorted(wanted)[:4], readings.likeliest[:3]))
    if any(is_right(code, wanted, statuses) for code in readings.likeliest[:3]):
        counts["among three"] += 1
    else:
        shown.append(("READING", readings.text, sorted(wanted)[:4], readings.likeliest[:4]))


def bounds(proposal):
    """Return the bounds of a number, in the form of the tables."""
    slots = proposal.slots
    number = slots.get("number")
    return (slots.get("low", number), slots.get("high", number))


def dates(readings):
    """Return the times that were read: role and EDTF."""
    roles = ("on", "by", "until", "since", "not_before", "during", "for_period")
    return {
        (role, one.slots[role]) for one in readings.proposals for role in roles if role in one.slots
    }


def meets(wanted, got):
    """Tell whether one date ends where another ends, to a month where it is approximate."""
    try:
        one, other = parse_edtf(wanted), parse_edtf(got)
    except EdtfError:
        return False
    ends = (one.latest, other.latest) if one.latest is not None else (one.earliest, other.earliest)
    slack = 31 if one.approximate or wanted.startswith("[") else 3
    return None not in ends and abs(ends[0] - ends[1]) <= slack


def score_phrases(path, counts, shown):
    """Score a table of phrases."""
    with Path(path).open(encoding="utf-8") as file:
        table = list(csv.DictReader(file, delimiter="\t"))
    for row in table:
        readings = read(row["phrase"], stated=row["said_on"] or None)
        statuses = {row["status"], *row["alt_status"].split(";")} - {""}
        score_codes(counts, readings, allowed(statuses), statuses, shown)
        want = tuple(int(row[name]) if row[name] else None for name in _BOUNDS)
        got = [bounds(one) for one in readings.proposals if one.reading in NUMBERS]
        score_number(counts, want, got, row["phrase"], shown)
        score_date(counts, [row["date"]] if row["date"] else [], readings, shown)


_BOUNDS = ("quantity_low", "quantity_high")


def score_number(counts, want, got, text, shown):
    """Count a number as right, missed, or read where there is none."""
    if any(bound is not None for bound in want):
        counts["numbers"] += 1
        counts["numbers right"] += (right := any(near(want, bound) for bound in got))
        if not right:
            shown.append(("NUMBER", text, want, got))
    elif got and not any(character.isdigit() for character in text):
        counts["numbers doubtful"] += 1


def near(want, got):
    """Tell whether two pairs of bounds are the same; 1 for the least of some is no bound."""
    low = None if got[0] == 1 else got[0]
    return (want[0], want[1]) == got or (want[0], want[1]) == (low, got[1])


def score_date(counts, wanted, readings, shown):
    """Count dates as right, missed, or false."""
    got = dates(readings)
    if wanted:
        counts["dates"] += 1
        right = any(meets(one, edtf) for one in wanted for _, edtf in got)
        counts["dates right"] += right
        if not right:
            shown.append(("DATE", readings.text, wanted, sorted(got)))
    else:
        counts["without a date"] += 1
        if got:
            counts["dates where none"] += 1
            shown.append(("DATE?", readings.text, wanted, sorted(got)))


def score_statements(path, encoded, counts, shown):
    """Score the statements of a file against the claims that a person made of them."""
    with Path(path).open(encoding="utf-8") as file:
        statements = json.load(file)["statements"]
    claims = collections.defaultdict(list)
    for claim in load(encoded).claims if encoded else ():
        found = re.match(r"(?:E\d+\.)?(s\d+)", claim.id, re.IGNORECASE)
        claims[found[1].lower() if found else claim.id].append(claim)
    for statement in statements:
        made = claims[statement["id"].split(".")[-1].lower()]
        statuses = {statement["content"]["status"]}
        readings = read(statement["text"], stated=statement["said_on"])
        wanted = allowed(statuses) | ({reading_of(claim) for claim in made} - {None, "property"})
        score_codes(counts, readings, wanted, statuses, shown)
        got = [bounds(one) for one in readings.proposals if one.reading in NUMBERS]
        for claim in made:
            if isinstance(claim.says, Count) and claim.says.basis != "vague":
                want = (claim.says.low, claim.says.high)
                score_number(counts, want, got, statement["text"], shown)
        if encoded:
            said = parse_edtf(statement["said_on"]).latest
            # encoders write the day of the statement where the words hold no time
            times = [
                str(claim.when.edtf)
                for claim in made
                if claim.when and claim.when.edtf and claim.when.edtf.latest != said
            ]
            score_date(counts, times, readings, shown)


def main():
    """Print the counts, and with `--list` every miss."""
    parser = argparse.ArgumentParser(description="How well the reader reads.")
    parser.add_argument("--phrases", nargs="*", default=[])
    parser.add_argument("--statements", nargs="*", default=[])
    parser.add_argument("--encoded", nargs="*", default=[])
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    counts, shown = collections.Counter(), []
    read("once, for the tables")
    begun = time.process_time()
    for path in options.phrases:
        score_phrases(path, counts, shown)
    encoded = options.encoded or [None] * len(options.statements)
    for path, dataset in zip(options.statements, encoded, strict=True):
        score_statements(path, dataset, counts, shown)
    spent = (time.process_time() - begun) / max(1, counts["statements"])
    if options.list:
        for line in shown:
            print(*line, sep=" | ")
    for name, of in _SHARES:
        if counts[of]:
            print(f"{name}: {counts[name]} of {counts[of]} = {counts[name] / counts[of]:.1%}")
    print(f"{spent * 1000:.2f} ms a statement")


_SHARES = (
    ("first right", "statements"),
    ("among three", "statements"),
    ("first wrong", "statements"),
    ("unread", "statements"),
    ("numbers right", "numbers"),
    ("dates right", "dates"),
    ("dates where none", "without a date"),
)

if __name__ == "__main__":
    main()

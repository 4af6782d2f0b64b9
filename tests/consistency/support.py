"""What the tests of the checker share: drawing, changing and looking into datasets."""

import re
from typing import get_args

from attrs import evolve
from counterclaim.consistency.compile import compile_dataset
from counterclaim.consistency.groups import groups_of
from counterclaim.consistency.solve import Solver
from hypothesis import strategies as st
from tests.oracle.strategies import ACTORS, SOURCE, datasets, iso

from counterclaim.consistency import Definition, Policy, Presumption
from counterclaim.findings import SEVERITIES
from counterclaim.model import About, Claim, Dataset, Deployment, Place, Scope, Stage
from counterclaim.time import day_number, day_text, parse_edtf

UNCAPPED = Policy(max_sets=10_000, max_work=1_000_000_000)
PRESUMPTIONS = get_args(Presumption)
DEFINITIONS = get_args(Definition)
PAIR_RULES = (
    "explicit_dispute",
    "denied_then_affirmed",
    "single_value",
    "denied_value",
    "excluded_value",
    "step_arithmetic",
    "closure",
    "deadline_moved",
    "condition_added",
    "entered_once",
    "own_words",
)
MEMBER_CODES = ("inferred_subject", "plan", "forecast", "conditional", "hedged")


@st.composite
def busy_datasets(draw, **options):
    """Draw a dataset as the oracle's tests do, some with distinctions and shared utterances."""
    dataset = draw(datasets(**options))
    claims = list(dataset.claims)
    if draw(st.booleans()):
        shared = draw(st.lists(st.sampled_from(range(len(claims))), min_size=2, max_size=4))
        for number in shared:
            claims[number] = evolve(claims[number], utterance="u")
    for number in range(draw(st.integers(0, 2))):
        subjects = draw(
            st.lists(st.sampled_from([claim.about for claim in claims]), min_size=2, max_size=3)
        )
        claims.append(distinction(f"s{number}", subjects))
    return evolve(dataset, claims=tuple(claims))


def all_rules_but(named):
    """Return all rules but some; with a rule on the sums of parts `part_present` stays too."""
    kept = {*named}
    if kept & {"parts_within_whole", "partition_exhaustive"}:
        kept.add("part_present")  # without it there are no sums
    return frozenset((*PRESUMPTIONS, *DEFINITIONS)) - kept


def distinction(name, subjects):
    """Return a claim that holds some subjects apart."""
    kept = tuple(About(deployment=s.deployment, matter=s.matter) for s in subjects)
    return Claim(
        id=name,
        text="These are not the same.",
        speaker="usa",
        sources=("paper",),
        stated=parse_edtf(iso(0)),
        about=kept[0],
        says=Scope(relation="distinct_from", subjects=kept),
    )


HERE = Deployment(id="d0", name="Here", force="forces", place=Place(name="Here", kind="base"))


def claim(name, speaker, code, process=None):
    """Return a claim of the first day that the place above is in a stage."""
    return Claim(
        id=name,
        text="A statement.",
        speaker=speaker,
        sources=("paper",),
        stated=parse_edtf(iso(0)),
        about=About(deployment="d0", process=process),
        says=Stage(code=code),
    )


def dataset_of(*said, places=(HERE,)):
    """Return a dataset of some claims."""
    return Dataset(actors=ACTORS, sources=(SOURCE,), deployments=places, claims=said)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAME = re.compile(
    rf"'(c\d+|d\d+(?:-d\d+)*|s\d+|{'|'.join(re.escape(actor.id) for actor in ACTORS)})'"
)


def shifted_date(date, days):
    """Return a date made of whole days, moved by some days."""
    moved = _DAY.sub(
        lambda found: day_text(day_number(*map(int, found[0].split("-"))) + days), date.text
    )
    assert len(_DAY.findall(date.text)) == len(re.findall(r"\d{4}", date.text)), date
    return parse_edtf(moved)


_MONTH = re.compile(r"(?<![\d-])(\d{4})-(\d\d)(?![\d-])")


def _first_or_last(found):
    """Return the first day of a month that begins a date, and the last of one that ends it."""
    year, month = int(found[1]), int(found[2])
    if found.start() <= 1:
        return f"{found[0]}-01"
    after = day_number(year + month // 12, month % 12 + 1, 1)
    return day_text(after - 1)


def in_whole_days(dataset):
    """Return a dataset in which each month has become its first or last day."""

    def dated(date):
        return parse_edtf(_MONTH.sub(_first_or_last, date.text))

    return evolve(
        dataset,
        claims=tuple(
            evolve(
                claim,
                stated=dated(claim.stated),
                when=claim.when and evolve(claim.when, edtf=dated(claim.when.edtf)),
            )
            for claim in dataset.claims
        ),
    )


def shifted(dataset, days):
    """Return a dataset in which all days are some days later; all dates must be whole days."""
    return evolve(
        dataset,
        claims=tuple(
            evolve(
                claim,
                stated=shifted_date(claim.stated, days),
                when=claim.when and evolve(claim.when, edtf=shifted_date(claim.when.edtf, days)),
            )
            for claim in dataset.claims
        ),
    )


def shifted_report(report, days):
    """Return a report in which all days are some days later."""

    def later(day):
        return None if day is None else day + days

    return evolve(
        report,
        conflicts=tuple(
            evolve(
                conflict,
                explanation=evolve(
                    conflict.explanation,
                    first_day=later(conflict.explanation.first_day),
                    last_day=later(conflict.explanation.last_day),
                    ruled_out=tuple(
                        evolve(entry, day=later(entry.day))
                        for entry in conflict.explanation.ruled_out
                    ),
                    terms=tuple(
                        evolve(
                            term,
                            first_day=later(term.first_day),
                            last_day=later(term.last_day),
                        )
                        for term in conflict.explanation.terms
                    ),
                    dates=tuple(
                        evolve(
                            dated,
                            first_day=later(dated.first_day),
                            last_day=later(dated.last_day),
                        )
                        for dated in conflict.explanation.dates
                    ),
                    anchors=tuple(
                        evolve(
                            anchor,
                            first_day=later(anchor.first_day),
                            last_day=later(anchor.last_day),
                            then_first=later(anchor.then_first),
                            then_last=later(anchor.then_last),
                        )
                        for anchor in conflict.explanation.anchors
                    ),
                ),
            )
            for conflict in report.conflicts
        ),
    )


def renamed(dataset, new, *, matters=False):
    """Return a dataset in which every record, or matter too, has the name that `new` gives it."""

    def about(subject):
        return evolve(
            subject,
            deployment=subject.deployment and new(subject.deployment),
            matter=new(subject.matter) if matters and subject.matter else subject.matter,
            by=subject.by and new(subject.by),
        )

    def says(content):
        if isinstance(content, Scope):
            return evolve(content, subjects=tuple(map(about, content.subjects)))
        exceptions = getattr(content, "exceptions", ())
        return evolve(content, exceptions=tuple(map(new, exceptions))) if exceptions else content

    return evolve(
        dataset,
        actors=tuple(
            evolve(
                actor,
                id=new(actor.id),
                represents=tuple(map(new, actor.represents)),
                part_of=tuple(map(new, actor.part_of)),
            )
            for actor in dataset.actors
        ),
        deployments=tuple(
            evolve(
                deployment,
                id=new(deployment.id),
                force=new(deployment.force),
                part_of=tuple(evolve(part, whole=new(part.whole)) for part in deployment.part_of),
            )
            for deployment in dataset.deployments
        ),
        claims=tuple(
            evolve(
                claim,
                id=new(claim.id),
                speaker=new(claim.speaker),
                about=about(claim.about),
                says=says(claim.says),
                relations=tuple(
                    evolve(relation, claim=new(relation.claim)) for relation in claim.relations
                ),
            )
            for claim in dataset.claims
        ),
    )


def renamed_text(value, new):
    """Return the text of a value with every name replaced; a subject may hold several."""

    def replaced(found):
        return "'" + "-".join(map(new, found[1].split("-"))) + "'"

    return _NAME.sub(replaced, repr(value))


def severities(report):
    """Return the severity of each set of claims in a report."""
    found = {frozenset(conflict.claims): conflict.severity for conflict in report.conflicts}
    assert len(found) == len(report.conflicts)
    return found


class Compiled:
    """A dataset compiled once, to be asked which of its claims can be true together."""

    def __init__(self, dataset, policy):
        self.policy = policy
        self.theory = compile_dataset(dataset, policy)
        self.groups = groups_of(self.theory, policy)
        self.place = {found.claim.id: n for n, found in enumerate(self.theory.claims)}

    def numbers(self, names):
        """Return the places of some claims, in order."""
        return sorted(self.place[name] for name in names)

    def solvers(self, names, tier):
        """Return, for each group that some claims speak of, a solver and the claims."""
        numbers = self.numbers(names)
        for group in self.groups:
            spoken = [number for number in numbers if number in group.members]
            if spoken:
                yield Solver(group, tier, self.policy, self.theory.structure), spoken

    def rivals(self, names, tier):
        """Return the rules that take two of some claims to exclude each other."""
        return {
            nogood.code
            for nogood in self.theory.nogoods
            if nogood.claims <= set(names)
            and tier
            >= max(
                nogood.tier, *(self.theory.claims[self.place[one]].tier for one in nogood.claims)
            )
        }

    def satisfiable(self, names, tier):
        """Tell whether some claims can be true together at a tier."""
        return not self.rivals(names, tier) and all(
            solver.satisfiable(spoken) for solver, spoken in self.solvers(names, tier)
        )


def tier_of(conflict):
    """Return the tier that the severity of a conflict stands for."""
    return SEVERITIES.index(conflict.severity)

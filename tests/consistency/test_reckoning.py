"""Why numbers do not fit: bounds that really add up to what is missing."""

from fractions import Fraction

import pytest
from attrs import evolve
from counterclaim.consistency.ledger import with_slots
from counterclaim.consistency.tally import Search
from hypothesis import given
from tests.consistency.said import PART, PLACES, at, change, count, report, stage
from tests.consistency.support import (
    PRESUMPTIONS,
    UNCAPPED,
    Compiled,
    all_rules_but,
    severities,
    tier_of,
)
from tests.oracle.number_strategies import numbers_datasets, numbers_policies

from counterclaim.consistency import check
from counterclaim.findings import at_least
from counterclaim.model import Deployment, PartOf

WHOLE = evolve(PLACES[0], exhaustive=("place",))


def looked_at(conflict):
    """Check what every explanation in numbers promises."""
    why, members = conflict.explanation, set(conflict.claims)
    said = {claim for term in why.terms for claim in term.claims}
    assert said <= members
    assert {rule for term in why.terms for rule in term.rules} <= set(why.rules)
    for term in why.terms:
        assert term.factor > 0
        assert len(term.claims) + len(term.parts) + (term.what == "presence") > 0 or term.rules
        assert term.first_day is None or term.last_day is None or term.first_day <= term.last_day
    if why.terms:
        assert (why.short_by is None) == why.by_cases
        assert why.ruled_out == ()
    if why.short_by is not None:
        signed = (t.factor * (t.number if t.at_least else -t.number) for t in why.terms)
        assert sum(signed) == pytest.approx(why.short_by)
        assert why.short_by > 0
        if conflict.basis == "count":
            assert said == members


@given(numbers_datasets(max_claims=5), numbers_policies())
def test_terms_add_up_to_what_is_missing(dataset, policy):
    """The least of all bounds, times their factors, is above the most by just `short_by`."""
    for conflict in check(dataset, policy).conflicts:
        looked_at(conflict)


@given(numbers_datasets(max_claims=5), numbers_policies())
def test_in_the_sum_of_the_bounds_every_number_cancels_out(dataset, policy):
    """A clash is a sum in which nothing is left but numbers, which contradict one another."""
    compiled = Compiled(dataset, policy)
    for conflict in check(dataset, policy).conflicts:
        for solver, spoken in compiled.solvers(conflict.claims, tier_of(conflict)):
            items = solver.for_claims(spoken).numbers(spoken)
            search = Search(with_slots(solver.for_claims(spoken).ledger(items)))
            verdict = search.run()
            if verdict is None or not verdict.clash.adds_up:
                continue
            total, rest = Fraction(0), {}
            for bound, factor in verdict.clash.terms:
                assert factor > 0
                sign = factor if bound.lower else -factor
                total += sign * bound.value
                own = search.books.rows.get(bound.variable, {bound.variable: 1})
                for variable, inner in own.items():
                    rest[variable] = rest.get(variable, 0) + sign * inner
            assert not any(rest.values())
            assert total > 0


@given(numbers_datasets(max_claims=5))
def test_the_rules_named_are_enough(dataset):
    """With just the rules that an explanation names the set is a conflict, and as grave."""
    for conflict in check(dataset, UNCAPPED).conflicts:
        rest = all_rules_but(conflict.explanation.rules)
        only = severities(check(dataset, evolve(UNCAPPED, disabled=rest)))
        assert at_least(only[frozenset(conflict.claims)], conflict.severity)


@given(numbers_datasets(max_claims=5))
def test_the_assumptions_listed_are_enough(dataset):
    """A conflict stands, as grave as before, without every presumption that it does not list."""
    for conflict in check(dataset, UNCAPPED).conflicts:
        listed = {entry.code for entry in conflict.assumptions}
        rest = frozenset(PRESUMPTIONS) - listed
        without = severities(check(dataset, evolve(UNCAPPED, disabled=rest)))
        assert without.get(frozenset(conflict.claims)) == conflict.severity


def only(*claims, places=PLACES):
    """Return the only conflict of some claims, all of which it holds."""
    (conflict,) = report(*claims, places=places).conflicts
    assert set(conflict.claims) == {claim.id for claim in claims}
    looked_at(conflict)
    return conflict


def told(conflict):
    """Return the terms of an explanation in short."""
    return {
        (term.what, "least" if term.at_least else "most", term.number, *term.claims, *term.rules)
        for term in conflict.explanation.terms
    }


def test_two_figures_of_one_day():
    """The explanation of 900 and 2,000 is their difference, on that day."""
    why = only(count("a", 900), count("b", 2000)).explanation
    assert why.short_by == 1100
    assert {(t.at_least, t.number, t.claims) for t in why.terms} == {
        (False, 900, ("a",)),
        (True, 2000, ("b",)),
    }
    assert why.first_day == why.last_day == count("a", 900).stated.earliest
    assert why.subject.deployment == "d0"
    assert why.rules == ()


def test_parts_and_their_whole():
    """Two parts of 600 and 500 in a whole of 1,000: short by 100, by one rule about three."""
    places = (*PLACES[:1], PART, evolve(PART, id="d2"))
    conflict = only(
        count("a", 600, of="d1"), count("b", 500, of="d2"), count("c", 1000), places=places
    )
    assert conflict.explanation.short_by == 100
    (rule,) = [term for term in conflict.explanation.terms if term.what == "rule"]
    assert (rule.subject, rule.parts) == ("d0", ("d1", "d2"))
    assert rule.rules == ("parts_within_whole",)
    joined = {entry.subjects for entry in conflict.assumptions if entry.code == "part_of"}
    assert joined == {("d1", "d0"), ("d2", "d0")}


def test_all_parts_and_their_whole():
    """Two parts that are all, of 400 and 500, and a whole of 1,000: short by 100."""
    places = (WHOLE, PART, evolve(PART, id="d2"))
    conflict = only(
        count("a", 400, of="d1"), count("b", 500, of="d2"), count("c", 1000), places=places
    )
    assert conflict.explanation.short_by == 100
    assert "partition_exhaustive" in conflict.explanation.rules


def test_a_movement_between_two_figures():
    """1,000, of whom 600 leave, and still 700: short by 300, in terms of three kinds."""
    conflict = only(
        count("a", 1000, 0), count("b", -600, 1, measure="net_change"), count("c", 700, 1)
    )
    assert conflict.severity == "error"
    assert conflict.explanation.short_by == 300
    assert told(conflict) == {
        ("stock", "most", 1000, "a"),
        ("change", "most", -600, "b"),
        ("stock", "least", 700, "c"),
    }
    assert "balance" in conflict.explanation.rules


def test_a_figure_that_lasts():
    """A report of 1,000 and of 850 twenty days later: short by 50 after a drift of a tenth."""
    conflict = only(count("a", 1000, 0), count("b", 850, 20))
    assert conflict.explanation.short_by == 50
    assert told(conflict) == {
        ("lasting", "least", 900, "a", "figure_persists"),
        ("stock", "most", 850, "b"),
    }
    assert [entry.code for entry in conflict.assumptions] == ["figure_persists"]


def test_a_ceiling_and_a_period():
    """What is allowed and what is given for a month are bounds of the stock on one day."""
    kept = only(count("a", (None, 500), measure="ceiling"), count("b", 600))
    assert told(kept) == {
        ("stock", "most", 500, "a", "ceiling_holds"),
        ("stock", "least", 600, "b"),
    }
    month = only(count("a", 900, at("2024-09", "for"), stated=20), count("b", 600))
    assert told(month) == {
        ("stock", "least", 900, "a", "period_figure"),
        ("stock", "most", 600, "b"),
    }


def test_a_group_and_everybody():
    """More assigned than there are in all: short by the difference, by the rule."""
    conflict = only(count("a", 1100, population="assigned"), count("b", 900))
    assert conflict.explanation.short_by == 200
    assert "population_within" in conflict.explanation.rules
    assert {term.population for term in conflict.explanation.terms if term.claims} == {
        "assigned",
        None,
    }


def test_shares_are_told_as_shares():
    """A half and a quarter are short by a quarter."""
    conflict = only(count("a", 0.5, unit="fraction"), count("b", 0.25, unit="fraction"))
    assert conflict.explanation.short_by == 0.25
    assert {term.what for term in conflict.explanation.terms} == {"share"}


def test_figures_of_some_day_are_told_by_their_bounds():
    """Where every day of a stretch had to be tried, the bounds of the claim are given for all."""
    steady = count("a", 900, at("2024-09-01/2024-12-31"), stated="2025-01-01")
    once = count("b", (1500, 2000), at("[2024-10-01..2024-10-09]"), stated="2024-10-10")
    why = only(steady, once).explanation
    assert why.by_cases
    assert why.short_by is None
    own = {(term.at_least, term.number) for term in why.terms if term.claims == ("b",)}
    assert own == {(True, 1500), (False, 2000)}


def test_a_denied_figure_is_told_by_what_it_leaves():
    """Not at least 900 leaves at most 899; not 800 to 1,000 leaves two ways, told as such."""
    low = only(count("a", 900), count("b", (900, None), polarity="denied"))
    assert ("stock", "most", 899, "b") in told(low)
    high = only(count("a", 900), count("b", (None, 900), polarity="denied"))
    assert ("stock", "least", 901, "b") in told(high)
    both = only(count("a", 900), count("b", (800, 1000), polarity="denied"))
    assert both.explanation.by_cases
    ways = [term for term in both.explanation.terms if term.either]
    assert {(term.at_least, term.number) for term in ways} == {(False, 799), (True, 1001)}
    assert {term.claims for term in ways} == {("b",)}


def test_a_denied_movement_is_told_by_what_it_leaves():
    """A total that is denied leaves fewer, or more, over its days."""
    days = at("2024-09-20/2024-09-26")
    conflict = only(
        count("a", 600, days, measure="leaving", stated=30),
        count("b", 600, days, measure="leaving", stated=30, polarity="denied"),
    )
    ways = [term for term in conflict.explanation.terms if term.either]
    assert {(term.what, term.at_least, term.number) for term in ways} == {
        ("leaving", False, 599),
        ("leaving", True, 601),
    }


def test_a_figure_of_a_period_is_one_of_the_whole_period():
    """Two figures for a month differ for the month, and not on its first day."""
    month = at("2024-09", "for")
    why = only(count("a", 900, month, stated=20), count("b", 700, month, stated=20)).explanation
    assert all(term.whole_period for term in why.terms)
    assert why.last_day - why.first_day == 29
    kept = only(count("a", 900, month, stated=20), count("b", 600)).explanation
    assert not any(term.whole_period for term in kept.terms)


@pytest.mark.parametrize(
    ("claims", "terms", "short_by"),
    [
        (
            (
                count("a", 1000, -5),
                count("b", 600, at("2024-10", "by"), measure="leaving", modality="plan", stated=0),
                count(
                    "c", 700, at("2024-10", "by"), measure="remaining", modality="plan", stated=0
                ),
            ),
            {("stock", "most", 1000, "a"), ("leaving", "least", 600, "b")}
            | {("stock", "least", 700, "c")},
            300,
        ),
        (
            (
                count("a", 1000, -30),
                count("b", 600, at("2024-10", "by"), measure="leaving", modality="plan", stated=0),
                count(
                    "c", 100, at("2024-10", "by"), measure="remaining", modality="plan", stated=0
                ),
            ),
            {("stock", "least", 900, "a"), ("leaving", "most", 600, "b")}
            | {("stock", "most", 100, "c")},
            200,
        ),
        (
            (
                count("a", 1000, -5),
                count("b", 600, at("2024-10", "by"), measure="arriving", modality="plan", stated=0),
                count(
                    "c", 1700, at("2024-10", "by"), measure="remaining", modality="plan", stated=0
                ),
            ),
            {("stock", "most", 1000, "a"), ("arriving", "most", 600, "b")}
            | {("stock", "least", 1700, "c")},
            100,
        ),
    ],
)
def test_a_step_is_told_by_its_sum(claims, terms, short_by):
    """What was there, after its drift, what moves, and what is said to be left."""
    (conflict,) = (found for found in report(*claims).conflicts if len(found.claims) == 3)
    looked_at(conflict)
    why = conflict.explanation
    assert why.rules == ("step_arithmetic",)
    assert told(conflict) == terms
    assert why.short_by == short_by
    (first, *_) = why.terms
    assert (first.claims, first.reported) == (("a",), 1000)
    assert first.drift == (0 if first.number == 1000 else 10)


def test_what_is_left_on_some_day_is_told_as_such():
    """What a plan without a time leaves is left on some day from its statement on."""
    claims = (
        count("a", 1000, -5),
        count("b", 600, at("2024-10", "by"), measure="leaving", modality="plan", stated=0),
        count("c", 100, None, measure="remaining", modality="plan", stated=0),
    )
    (conflict,) = (found for found in report(*claims).conflicts if len(found.claims) == 3)
    assert conflict.explanation.rules == ("step_arithmetic",)
    assert [term.some_day for term in conflict.explanation.terms] == [False, False, True]


def test_a_figure_that_lasts_tells_what_was_reported():
    """A bound after a drift is told with the figure before it, and the drift."""
    (lasting, _) = sorted(
        only(count("a", 900, 0), count("b", 2000, 40)).explanation.terms,
        key=lambda term: term.what,
    )
    assert (lasting.what, lasting.number) == ("lasting", 1080)
    assert (lasting.reported, lasting.drift) == (900, 20)
    (lasting, _) = sorted(
        only(count("a", 900, 0), count("b", 2000, 4)).explanation.terms, key=lambda term: term.what
    )
    assert (lasting.number, lasting.reported, lasting.drift) == (900, 900, 0)


def test_whole_persons_are_tried_and_no_sum_is_made_up():
    """Three wholes of two parts each that would need half a person: cases, and no number."""
    country = WHOLE.place
    wholes = tuple(evolve(WHOLE, id=f"w{n}", place=country) for n in range(3))
    parts = tuple(
        Deployment(
            id=f"p{n}",
            name="p",
            force="forces",
            place=country,
            part_of=tuple(
                PartOf(whole=f"w{whole}", partition="place") for whole in range(3) if whole != n
            ),
        )
        for n in range(3)
    )
    claims = (count("a", 1001, of="w0"), count("b", 1000, of="w1"), count("c", 1000, of="w2"))
    conflict = only(*claims, places=(*wholes, *parts))
    assert conflict.severity == "error"
    assert conflict.explanation.by_cases
    assert conflict.explanation.short_by is None


def test_a_stage_and_a_number():
    """Nobody there and five persons: the day is ruled out, by the rule that joins the two."""
    conflict = only(stage("a", "absent"), count("b", 5))
    assert conflict.basis == "mixed"
    assert "count_present" in conflict.explanation.rules


def test_a_number_that_grows_and_one_that_falls():
    """A change of at least one and of at most minus one: short by two."""
    week = at("2024-09-20/2024-09-26")
    conflict = only(change("a", "up", week), change("b", "down", week))
    assert conflict.explanation.short_by == 2
    assert {term.what for term in conflict.explanation.terms} == {"change"}


def test_all_parts_absent_and_somebody_in_the_whole():
    """Where the parts are all, nobody in them and somebody in the whole clash on one day."""
    places = (WHOLE, PART)
    why = only(stage("a", "absent", of="d1"), stage("b", "present"), places=places).explanation
    assert not why.by_cases
    assert why.rules == ("count_present", "partition_exhaustive")
    assert why.short_by == 1
    assert why.first_day == why.last_day
    assert {(t.subject, t.at_least, t.claims) for t in why.terms if t.what == "presence"} == {
        ("d1", False, ("a",)),
        ("d0", True, ("b",)),
    }


def test_a_presence_is_given_with_the_rules_that_it_follows_by():
    """Nobody is left in a part that has withdrawn: its claim and the rule stand with the bound."""
    places = (WHOLE, PART)
    why = only(stage("a", "completed", of="d1"), count("b", 300), places=places).explanation
    (nobody,) = (term for term in why.terms if term.what == "presence")
    assert nobody.claims == ("a",)
    assert "completed_means_absent" in nobody.rules
    assert not {"transitions", "no_regression"} & {*why.rules}
    assert why.short_by == 300


def test_rules_that_were_not_used_are_not_named():
    """Whatever the course of the stages, numbers of one day that clash need no order of stages."""
    several = evolve(WHOLE, exhaustive=("place",))
    conflict = only(
        stage("a", "absent", of="d1"),
        stage("b", "absent", of="d2"),
        stage("c", "present"),
        places=(several, PART, evolve(PART, id="d2")),
    )
    assert "transitions" not in conflict.explanation.rules
    assert not conflict.explanation.by_cases

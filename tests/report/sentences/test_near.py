"""Near misses in one sentence."""

from typing import get_args

import pytest
from tests.report.samples import claim, dataset

from counterclaim.consistency import NearMiss, near_misses
from counterclaim.consistency.near import Difference
from counterclaim.model import Count
from counterclaim.report.sentences.names import names_of
from counterclaim.report.sentences.near import near_sentence
from counterclaim.report.sentences.vocabulary import NEAR


def people(number, **more):
    """Return the content of a number of people who are there."""
    return Count(measure="present", low=number, high=number, **more)


PAIRS = {
    "day": (
        claim("c1", "final_stages", "2024-09-06"),
        claim("c2", "completed", "2024-09-20", speaker="b"),
    ),
    "population": (
        claim("c1", people(2000), "2024-09-06"),
        claim("c2", people(900, population="advisers"), "2024-09-06", speaker="b"),
    ),
    "certainty": (
        claim("c1", "none", "2024-09-06", commitment="possible"),
        claim("c2", "completed", "2024-09-06", speaker="b", commitment="possible"),
    ),
    "condition": (
        claim("c1", "none", "2024-09-06"),
        claim(
            "c2",
            "completed",
            "2024-09-06",
            speaker="b",
            modality="conditional",
            condition="if the attacks stop",
        ),
    ),
}


@pytest.mark.parametrize("difference", get_args(Difference))
def test_each_difference_has_its_sentence(difference):
    """What parts the two is told, and who says what; the speakers are named with dates."""
    data = dataset(*PAIRS[difference])
    (near,) = near_misses(data)
    assert near.difference == difference
    told = near_sentence(near, names_of(data))
    assert told.startswith("What Anna Berg (c1, 6 September 2024) and Bilal Haddad (c2, ")
    assert f"say can both be true, since {NEAR[difference]}: " in told


def test_a_claim_that_is_not_there_is_named_by_its_id():
    """Nothing raises where a near miss is shown with another dataset."""
    near = NearMiss(claims=("x", "y"), difference="day", rule="one_state")
    told = near_sentence(near, names_of(dataset()))
    assert told == "What x and y say can both be true, since they do not speak of the same day."


def test_a_stopped_search_gives_what_it_has():
    """Where it is stopped at once, nothing is found."""
    data = dataset(*PAIRS["population"])
    assert near_misses(data, stop=lambda: True) == ()
    assert near_misses(data, stop=lambda: False) == near_misses(data)

"""Reading claims back, and walking through what waits: every answer counts at once."""

import pytest

from counterclaim import loads
from counterclaim.codelists.readings import READINGS
from counterclaim.documents import dumps
from counterclaim.drafting import StatementRow, draft, drafted
from counterclaim.findings import Location
from counterclaim.proofreading import answered, edited, read_back, removed, waiting_in, walk

CELLS = {"date": "2025-03-10", "speaker": "Mira Holt", "force": "French forces", "place": "Mali"}
TEXTS = (
    "All of them will be out by May.",
    "About 300 soldiers will stay.",
    "Parliament demands their withdrawal.",
    "The harvest was good.",
)


@pytest.fixture
def dataset():
    rows = [StatementRow({**CELLS, "text": text}, Location()) for text in TEXTS]
    return draft(rows).dataset


class Answers:
    """Types answers one after the other, and keeps what is shown and saved."""

    def __init__(self, *typed):
        self.typed, self.shown, self.saved = list(typed), [], []

    def ask(self, prompt):
        self.shown.append(prompt)
        if not self.typed:
            raise EOFError
        typed = self.typed.pop(0)
        if typed == "^C":
            raise KeyboardInterrupt
        return typed

    def walk(self, dataset):
        return walk(dataset, self.ask, self.shown.append, self.saved.append)


def entry(dataset, claim):
    return next(one for one in read_back(dataset) if one.claim == claim)


def test_each_claim_is_read_in_a_sentence_with_its_days(dataset):
    """The meaning of the catalogue, the number, and the days for which it holds."""
    found = entry(dataset, "s1")
    assert found.reading == "will_leave"
    assert found.sentence == f"French forces in Mali: {READINGS['will_leave'].meaning}"
    assert found.days == "on some day from 2025-03-10 to 2025-05-31"
    assert found.is_drafted
    numbers = [one for one in read_back(dataset) if one.reading == "number_will_remain"]
    assert "about 300 of them are to be there" in numbers[0].sentence


def test_what_takes_no_part_says_why(dataset):
    """A demand is kept and not compared, and meets nothing."""
    found = next(one for one in read_back(dataset) if one.reading == "asked_to_leave")
    assert found.left_out == "nobody says that it is so"
    assert found.meets == ()


def test_what_a_claim_could_meet(dataset):
    """Claims of one subject could meet; those that take no part could not."""
    met = entry(dataset, "s1").meets
    assert met
    parts = {one.claim for one in read_back(dataset) if one.left_out is None}
    assert set(met) == parts - {"s1"}


def test_keeping_takes_the_mark_away(dataset):
    """Enter keeps a proposal: it is a person's now, and is not asked again."""
    answers = Answers("")
    done = answers.walk(dataset)
    assert done.kept == 1
    first = answers.saved[-1].claims[0]
    assert not drafted(first)
    assert first.says == dataset.claims[0].says


def test_choosing_another_reading(dataset):
    """A number chooses what was close; what it was before can be chosen back."""
    code = dataset.claims[0].extra["alternatives"][0]
    done = Answers("1", "k", "q").walk(dataset)
    assert done.changed == 1
    assert entry(done.dataset, "s1").reading == code
    assert done.dataset.claims[0].extra["alternatives"][0] == "will_leave"


def test_editing_a_slot(dataset):
    """A slot is set, emptied, or refused with the reason."""
    answers = Answers("e by=2025-06", "e by=soon", "e height=3", "k", "q")
    done = answers.walk(dataset)
    assert str(done.dataset.claims[0].when.edtf) == "2025-06"
    refused = [line for line in answers.shown if line.startswith("not possible")]
    assert len(refused) == 2
    assert edited(dataset, "s1", None, {"by": None}).claims[0].when is None


def test_dropping_and_skipping(dataset):
    """What is dropped is gone for good, what is skipped waits."""
    done = Answers("d", "s", "q").walk(dataset)
    assert (done.dropped, done.skipped) == (1, 1)
    assert "s1" not in {claim.id for claim in done.dataset.claims}
    assert drafted(done.dataset.claims[0])
    assert removed(dataset, "s1").claims == done.dataset.claims


def test_answering_a_question(dataset):
    """A statement that was not read becomes a claim with the reading that is chosen."""
    (waiting,) = waiting_in(dataset)
    after = answered(dataset, waiting, "stays", {"text": "They will look after the harvest."})
    assert waiting_in(after) == ()
    made = after.claims[-1]
    assert (made.text, drafted(made)) == ("They will look after the harvest.", False)
    assert entry(after, made.id).reading == "stays"
    row = StatementRow(waiting.cells, Location())
    assert draft([row], after).known == 1


def test_nothing_is_lost_at_an_interruption(dataset):
    """What was answered before Ctrl-C has been saved."""
    answers = Answers("", "", "^C")
    with pytest.raises(KeyboardInterrupt):
        answers.walk(dataset)
    saved = answers.saved[-1]
    assert [drafted(claim) for claim in saved.claims[:3]] == [False, False, True]
    assert loads(dumps(saved)) == saved


def test_the_end_of_the_input_ends_the_walk(dataset):
    """Without any answer nothing is changed."""
    assert Answers().walk(dataset).dataset == dataset


def test_readings_that_do_not_exist(dataset):
    """A code that is not in the catalogue is refused, and so is a reading that needs more."""
    assert "no reading" in edited(dataset, "s1", "flies")
    assert "needs number" in edited(dataset, "s1", "number_left")
    (waiting,) = waiting_in(dataset)
    assert "no reading" in answered(dataset, waiting, "flies", {})

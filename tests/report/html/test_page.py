"""The page as a text: it holds nothing foreign, escapes everything, and says all that is known."""

from html.parser import HTMLParser

import pytest
from attrs import evolve
from tests.report.html.datasets import HOSTILE, judged, large, small

from counterclaim import load
from counterclaim.consistency import check
from counterclaim.model import Dataset
from counterclaim.report.html import render_html

EXAMPLES = ("georgia-2008", "iraq-2024", "no-withdrawal-vs-final-stages", "syria-figures-2024")
VOID = {"meta", "br", "input", "img", "link"}


class Elements(HTMLParser):
    """Collects the elements of a page with their attributes, and what is left open."""

    def __init__(self, text):
        super().__init__()
        self.found, self.stack, self.texts = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def page(dataset, **given):
    """Return the page of a dataset."""
    return render_html(dataset, check(dataset), **given)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_a_whole_page(name):
    """Elements are closed, ids are unique, links within the page lead somewhere."""
    dataset = load(f"examples/{name}/dataset.json")
    elements = Elements(page(dataset))
    assert elements.stack == []
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {
        attributes["href"][1:]
        for _, attributes in elements.found
        if attributes.get("href", "").startswith("#")
    }
    assert targets <= set(ids)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_claim_and_every_conflict_is_there(name):
    """Nothing is left out: each claim has its words, each conflict a row and a line."""
    dataset = load(f"examples/{name}/dataset.json")
    report = check(dataset)
    elements = Elements(render_html(dataset, report))
    ids = {attributes.get("id") for _, attributes in elements.found}
    assert {f"claim-{claim.id}" for claim in dataset.claims} <= ids
    assert {f"conflict-{conflict.id}" for conflict in report.conflicts} <= ids
    drawn = {attributes.get("data-conflict") for tag, attributes in elements.found if tag == "a"}
    assert {conflict.id for conflict in report.conflicts} <= drawn
    text = "".join(elements.texts)
    assert all(claim.text in text for claim in dataset.claims)


def test_nothing_comes_from_elsewhere():
    """No element loads anything, and the policy allows only the script and style of the page."""
    elements = Elements(page(small()))
    assert not [each for each in elements.found if {"src", "srcset", "style"} & each[1].keys()]
    assert "link" not in {tag for tag, _ in elements.found}
    assert not [name for _, attributes in elements.found for name in attributes if name[:2] == "on"]
    policy = next(
        attributes["content"]
        for _, attributes in elements.found
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_hostile_texts_stay_texts():
    """A name, a title or a text that is markup adds no element; no control character is left."""
    plain = Elements(page(small()))
    text = page(small(HOSTILE, HOSTILE, "https://news.example/?a=1&b='"), title=HOSTILE)
    hostile = Elements(text)
    assert [tag for tag, _ in hostile.found] == [tag for tag, _ in plain.found]
    assert "\x1b" not in text
    assert "{{7*7}}" in "".join(hostile.texts)


def test_every_source_is_a_link_where_it_has_an_address():
    """The statement has it in its list, and with each of its conflicts."""
    dataset = small()
    elements = Elements(page(dataset))
    links = [attributes for tag, attributes in elements.found if tag == "a"]
    outside = [link for link in links if link["href"].startswith("https://")]
    assert [link["href"] for link in outside] == ["https://news.example/1"] * (2 + 3)
    assert all(link["rel"] == "noreferrer noopener" for link in outside)


def test_an_unsafe_address_is_no_link():
    """Only addresses of the web are links, whatever a record that was built by force holds."""
    dataset = small()
    object.__setattr__(dataset.sources[0], "url", "javascript:alert(1)")
    assert "javascript:" not in page(dataset)


def test_judgements_are_shown_whether_the_report_lists_the_conflict_or_not():
    """Verdict, who, when and why stand with the conflict, which is counted once."""
    dataset = small()
    report, decided = judged(dataset)
    texts = {
        render_html(dataset, report, judged=decided),
        render_html(dataset, evolve(report, conflicts=()), judged=decided),
    }
    assert len(texts) == 1
    text = "".join(Elements(texts.pop()).texts)
    assert "Judged: known conflict, Desk, 2025-01-02: Both stand by it." in text


def test_a_dataset_without_claims_is_a_page_too():
    """Nothing to draw is no fault."""
    text = page(Dataset())
    assert "There are no statements." in text
    assert "There are no conflicts." in text


def test_the_same_dataset_gives_the_same_page():
    """There is no clock and no chance in it."""
    assert page(small()) == page(small())


def test_two_hundred_claims_are_a_few_hundred_kilobytes():
    """A page for two hundred claims can be sent by mail."""
    assert len(page(large(10)).encode()) < 400_000

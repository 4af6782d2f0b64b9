"""The page in a real browser: it opens, filters and shows conflicts, for everybody."""

import os
from pathlib import Path

import pytest
from attrs import evolve
from tests.report.html.datasets import HOSTILE, judged, large, small

from counterclaim import load
from counterclaim.consistency import check
from counterclaim.findings import Finding
from counterclaim.pipeline import Checked
from counterclaim.report.html import render_html, render_page
from counterclaim.report.options import Options

ROOT = Path(__file__).parents[3]
FINDING = Finding(
    code="reference.missing", severity="error", message="speaker: no actor has the id x"
)
PICTURES = ROOT / "docs" / "pictures"


@pytest.fixture(scope="module")
def iraq():
    """Return the page of the dataset of one article."""
    dataset = load(ROOT / "examples" / "iraq-2024" / "dataset.json")
    return render_html(dataset, check(dataset))


@pytest.fixture(scope="module")
def two():
    """Return the page of two people who exclude one another, with a judgement."""
    dataset = small()
    report, decided = judged(dataset)
    return render_html(dataset, report, judged=decided)


def shown(driver):
    """Return the ids of the conflicts that the filters leave."""
    rows = driver.find_elements("css selector", ".conflicts tbody tr")
    return [row.get_attribute("id") for row in rows if row.is_displayed()]


def put(driver, name, value):
    """Put a value into a field of the filters, as a person does."""
    script = """
        const field = document.getElementById("filters").elements[arguments[0]];
        field.value = arguments[1];
        field.dispatchEvent(new Event("input", {bubbles: true}));
    """
    driver.execute_script(script, name, value)


def violations(driver):
    """Return what axe-core, which has been run into the page, finds in it."""
    return driver.execute_async_script(
        "const done = arguments[0]; axe.run().then((found) => done(found.violations.map("
        "(each) => [each.impact, each.id, each.nodes[0].html])), (e) => done([String(e)]));"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_without_an_error_and_asks_for_nothing(opened, requests_of, iraq, scheme):
    """The console stays empty, and the only request is that of the file itself."""
    driver = opened(iraq, prefers_color_scheme=scheme)
    assert driver.get_log("browser") == []
    assert [url for url in requests_of() if not url.endswith("/report.html")] == []
    assert driver.find_element("id", "filters").is_displayed()


def test_hostile_texts_do_nothing(opened, requests_of):
    """Markup in names, titles and texts is shown, and neither runs nor loads anything."""
    dataset = small(HOSTILE, HOSTILE)
    driver = opened(render_html(dataset, check(dataset), title=HOSTILE))
    assert driver.get_log("browser") == []
    assert len(requests_of()) == 1
    assert driver.title.startswith("</script>")


def test_what_is_smuggled_in_is_stopped_by_the_policy(opened, iraq):
    """Even a script that stood in the page would not run, nor a picture be asked for."""
    text = iraq.replace("<main", "<script>document.title = 'gone'</script><main", 1)
    driver = opened(text.replace("<main", "<img src='https://news.example/x.png'><main", 1))
    assert driver.title != "gone"
    refusals = [entry["message"] for entry in driver.get_log("browser")]
    assert len(refusals) == 2
    assert all("Content Security Policy" in message for message in refusals)


def test_the_filters_leave_what_was_asked_for(opened, iraq):
    """By grade, speaker, deployment, date and text, and back; the lines follow."""
    driver = opened(iraq)
    every = shown(driver)
    lines = "return document.querySelectorAll('.link:not(.out)').length"
    drawn = driver.execute_script(lines)
    driver.find_element("css selector", "[name=grade][value=weak]").click()
    likely = shown(driver)
    assert 0 < len(likely) < len(every)
    assert driver.find_element("id", "count").text == f"{len(likely)} of {len(every)} conflicts."
    assert 0 < driver.execute_script(lines) < drawn
    put(driver, "text", "NO withdrawal")
    assert 0 < len(shown(driver)) < len(likely)
    driver.find_element("css selector", "#filters .all").click()
    assert shown(driver) == every
    speaker = driver.find_element("xpath", "//select[@name='speaker']/option[.='Abbas Ghadir']")
    put(driver, "speaker", speaker.get_attribute("value"))
    rows = driver.find_elements("css selector", ".conflicts tbody tr:not([hidden])")
    assert 0 < len(rows) < len(every)
    assert all("Abbas Ghadir" in row.text for row in rows)
    put(driver, "from", "2024-10-01")
    assert shown(driver) == []


def test_a_link_to_a_conflict_that_is_filtered_out_shows_all_again(opened, iraq):
    """What somebody asks for by its address is shown."""
    driver = opened(iraq)
    every = shown(driver)
    put(driver, "text", "nobody says this")
    assert shown(driver) == []
    driver.execute_async_script(
        "addEventListener('hashchange', () => setTimeout(arguments[1]));"
        "location.hash = arguments[0]",
        every[0],
    )
    assert shown(driver) == every


def test_a_cell_of_the_matrix_leaves_the_conflicts_of_two_parties(opened, iraq):
    """As many conflicts are left as the cell says."""
    driver = opened(iraq)
    cell = driver.find_element("css selector", ".matrix [data-pair]")
    driver.execute_script("arguments[0].click()", cell)
    assert len(shown(driver)) == int(cell.get_attribute("textContent"))
    assert driver.find_element("id", "pair").text.startswith("Only between ")


def test_a_line_shows_both_sides_the_reason_and_unless(opened, iraq):
    """Focus is enough; both rows are marked, and Escape closes what was opened."""
    driver = opened(iraq)
    link = driver.find_element("css selector", ".link")
    driver.execute_script("arguments[0].focus()", link)
    peek = driver.find_element("id", "peek")
    assert peek.is_displayed()
    assert len(peek.find_elements("css selector", ".both > li")) == 2
    assert "Unless:" in peek.text
    lit = driver.find_elements("css selector", ".row.lit")
    assert len({row.get_attribute("data-claim") for row in lit}) == 2
    driver.switch_to.active_element.send_keys("\ue00c")
    assert not peek.is_displayed()
    assert driver.find_elements("css selector", ".lit") == []


def test_pointing_at_a_line_shows_the_conflict_too(opened, iraq):
    """A pointer does what focus does."""
    driver = opened(iraq, height=1400)
    webdriver = pytest.importorskip("selenium.webdriver")
    target = driver.find_element("css selector", ".link circle")
    webdriver.ActionChains(driver).move_to_element(target).perform()
    assert driver.find_element("id", "peek").is_displayed()


def test_it_is_walked_through_by_the_keyboard(opened, two):
    """The first key leads to the link that skips the head; lines are reached in their turn."""
    driver = opened(two)
    tab = "\ue004"
    driver.find_element("tag name", "body").send_keys(tab)
    assert driver.switch_to.active_element.text == "Skip to the report"
    seen = []
    for _ in range(12):
        driver.switch_to.active_element.send_keys(tab)
        seen.append(driver.switch_to.active_element.get_attribute("aria-label"))
    assert "certain conflict: Anna Berg against سيف السعدي" in seen


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["iraq", "two"])
def test_nobody_is_kept_out(opened, axe, request, name, width, scheme):
    """The axe finds no fault, on wide and narrow screens, by day and by night."""
    driver = opened(request.getfixturevalue(name), width=width, prefers_color_scheme=scheme)
    driver.execute_script(
        "for (const each of document.querySelectorAll('details')) each.open = true"
    )
    driver.execute_script(axe)
    assert violations(driver) == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_sticks_out_of_a_screen(opened, iraq, width):
    """A page is never wider than the screen; only the table of parties scrolls in itself."""
    driver = opened(iraq, width=width)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width


def test_names_from_right_to_left_keep_to_themselves(opened, two):
    """A name and words in Arabic have their own direction and language."""
    driver = opened(two)
    words = driver.find_element("css selector", ".words[lang=ar]")
    assert words.value_of_css_property("direction") == "rtl"
    names = driver.find_elements("css selector", ".statements bdi")
    assert "سيف السعدي" in {name.text for name in names}


def test_two_datasets_share_a_page_and_keep_to_themselves(opened, axe):
    """Each has filters of its own; ids that both have lead to their own records."""
    dataset = small()
    entry = Checked(name="one.json", dataset=dataset, report=check(dataset), findings=(FINDING,))
    driver = opened(render_page([entry, evolve(entry, name="two.json")], Options()))
    assert driver.get_log("browser") == []
    assert driver.find_element("tag name", "h1").text == "2 datasets"
    assert driver.page_source.count("speaker: no actor has the id x") == 2
    for part in driver.find_elements("css selector", ".dataset"):
        driver.execute_script("arguments[0].click()", part.find_element("name", "grade"))
        assert part.find_element("css selector", ".count").text == "0 of 1 conflict."
        part.find_element("css selector", ".all").click()
    driver.execute_script("arguments[0].focus()", driver.find_elements("css selector", ".link")[1])
    lit = driver.find_elements("css selector", ".dataset:last-child .row.lit")
    assert len(lit) == 2 == len(driver.find_elements("css selector", ".row.lit"))
    driver.execute_script(axe)
    assert violations(driver) == []


def test_paper_gets_everything(opened, iraq):
    """For print all timelines are opened, and closed again behind it."""
    driver = opened(iraq)
    closed = "return document.querySelectorAll('details:not([open])').length"
    before = driver.execute_script(closed)
    assert before > 0
    driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert driver.execute_script(closed) == 0
    driver.execute_script("dispatchEvent(new Event('afterprint'))")
    assert driver.execute_script(closed) == before


def test_a_page_without_its_script_is_whole(opened, iraq):
    """Without scripts there are no filters, and everything else."""
    driver = opened(iraq.replace('"use strict";', "", 1))  # no longer what the policy names
    assert not driver.find_element("id", "filters").is_displayed()
    assert len(shown(driver)) == iraq.count('<tr role="row" id=')


def test_five_thousand_claims_stay_usable(opened):
    """500 conflicts in 5,000 claims: painted within two seconds, filtered in a moment."""
    dataset = large()
    report = check(dataset)
    assert (len(dataset.claims), len(report.conflicts)) == (5000, 500)
    text = render_html(dataset, report)
    driver = opened(text)
    paint = "return performance.getEntriesByName('first-contentful-paint')[0].startTime"
    times = [driver.execute_script(paint)]
    for _ in range(2):
        driver.refresh()
        times.append(driver.execute_script(paint))
    assert min(times) < 2000, times
    took = driver.execute_script(
        "const form = document.getElementById('filters'), start = performance.now();"
        "form.elements.text.value = 'statement 3 on d17';"
        "form.dispatchEvent(new Event('input'));"
        "document.body.offsetHeight;"
        "return performance.now() - start"
    )
    assert took < 1000
    assert len(shown(driver)) == 11


@pytest.mark.parametrize(
    ("name", "part", "features"),
    [
        ("timeline", "#timelines", {"width": 1280}),
        ("conflicts", "#conflicts", {"width": 1280, "prefers_color_scheme": "dark"}),
        ("narrow", "#timelines", {"width": 400}),
    ],
)
def test_pictures_for_the_documentation(opened, iraq, tmp_path, name, part, features):
    """Each picture shows something; where asked for, the documentation gets them."""
    driver = opened(iraq, **features)
    driver.execute_script(
        f"document.querySelector('{part}').scrollIntoView({{behavior: 'instant'}})"
    )
    if name == "timeline":
        link = driver.find_element("css selector", ".link")
        driver.execute_script("arguments[0].focus({preventScroll: true})", link)
    wanted = os.environ.get("COUNTERCLAIM_PICTURES")
    folder = PICTURES if wanted else tmp_path
    folder.mkdir(exist_ok=True)
    path = folder / f"report-{name}.png"
    assert driver.save_screenshot(str(path))
    assert path.stat().st_size > 20_000

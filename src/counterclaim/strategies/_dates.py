"""Strategies for dates and durations."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from counterclaim.time import Duration, Edtf, parse_duration, parse_edtf


def dates() -> SearchStrategy[Edtf]:
    """Return a strategy for dates in every supported form of EDTF."""
    return _DATES


def durations() -> SearchStrategy[Duration]:
    """Return a strategy for durations of at most some decades."""
    return _DURATIONS


def _durations() -> SearchStrategy[Duration]:
    counts = st.integers(0, 40)
    weeks = counts.map("P{}W".format)
    others = st.tuples(counts, counts, counts).map(lambda given: "P{}Y{}M{}D".format(*given))
    single = st.tuples(counts, st.sampled_from("YMD")).map(lambda given: "P{}{}".format(*given))
    signs = st.sampled_from(("", "-"))
    texts = st.tuples(signs, single | weeks | others).map("".join)
    return texts.map(parse_duration)


_DAYS = st.dates().map(lambda day: day.isoformat())
_MONTHS = _DAYS.map(lambda day: day[:7])
_YEARS = _DAYS.map(lambda day: day[:4])
_QUALIFIERS = st.sampled_from(("", "?", "~", "%"))


def _simple_dates() -> SearchStrategy[str]:
    seasons = st.tuples(_YEARS, st.integers(21, 24)).map(lambda given: "{}-{}".format(*given))
    forms = (
        _DAYS,
        _MONTHS,
        _YEARS,
        seasons,
        _YEARS.map(lambda year: f"{year}-XX"),
        _YEARS.map(lambda year: f"{year}-XX-XX"),
        _MONTHS.map(lambda month: f"{month}-XX"),
        _YEARS.map(lambda year: f"{year[:3]}X"),
        _YEARS.map(lambda year: f"{year[:2]}XX"),
        st.integers(1, 9999).map(lambda year: f"-{year:04d}"),
        st.integers(10_000, 99_999_999).map(lambda year: f"Y{year}"),
    )
    return st.tuples(st.one_of(*forms), _QUALIFIERS).map("".join)


def _date_texts() -> SearchStrategy[str]:
    simple = _simple_dates()
    ordered = st.tuples(simple, simple).map(
        lambda pair: sorted(pair, key=lambda text: parse_edtf(text).earliest or 0)
    )
    pairs = st.one_of(*(st.tuples(form, form).map(sorted) for form in (_DAYS, _MONTHS, _YEARS)))
    times = st.sampled_from(("T12:00:00Z", "T23:59", "T00:00:00.5+03:00"))
    return st.one_of(
        simple,
        st.tuples(_DAYS, times).map("".join),
        ordered.map("/".join),
        st.tuples(simple, st.sampled_from(("/..", "/"))).map("".join),
        st.tuples(st.sampled_from(("../", "/")), simple).map("".join),
        pairs.map(lambda pair: f"[{','.join(pair)}]"),
        pairs.map(lambda pair: f"[{'..'.join(pair)}]"),
        _DAYS.map(lambda day: f"[..{day}]"),
        _DAYS.map(lambda day: f"[{day}..]"),
    )


# made once, since a strategy is checked when it is first drawn from
_DATES = _date_texts().map(parse_edtf)
_DURATIONS = _durations()

"""Strategies for texts of dates and durations, written without the parser."""

from hypothesis import strategies as st

from counterclaim.time._days import calendar_date

SOME_DAYS = st.integers(-800_000, 4_000_000)
"""Days of the years -2190 to 10952."""

MODERN_DAYS = st.integers(700_000, 760_000)
"""Days of the years 1917 to 2081."""

QUALIFIERS = st.sampled_from(["", "", "", "?", "~", "%"])

NOISE = st.text(alphabet="0123456789-/.,[]{}?~%XYTZSEWPMD:+x \n\u2013\uff12\u0661", max_size=24)


def writings(day):
    """Return every date text, without qualifier, that speaks of the numbered day."""
    year, month, day_of_month = calendar_date(day)
    if abs(year) > 9999:
        return [f"Y{year}"]
    year_text = f"{year:05d}" if year < 0 else f"{year:04d}"
    season = 21 + (month - 3) % 12 // 3
    season_year = year - 1 if month < 3 else year
    season_text = f"{season_year:05d}" if season_year < 0 else f"{season_year:04d}"
    return [
        f"{year_text}-{month:02d}-{day_of_month:02d}",
        f"{year_text}-{month:02d}",
        f"{year_text}-{month:02d}-XX",
        f"{season_text}-{season}",
        year_text,
        f"{year_text}-XX",
        f"{year_text}-XX-XX",
        f"{year_text[:-1]}X",
        f"{year_text[:-2]}XX",
    ]


@st.composite
def dates_of(draw, day):
    """Draw a date text, perhaps qualified, that speaks of the numbered day."""
    return draw(st.sampled_from(writings(day))) + draw(QUALIFIERS)


@st.composite
def clocks(draw):
    """Draw a time of day with its T."""
    text = f"T{draw(st.integers(0, 23)):02d}:{draw(st.integers(0, 59)):02d}"
    text += draw(st.sampled_from(["", ":00", ":59", ":07.5", ":30.123456"]))
    return text + draw(st.sampled_from(["", "Z", "+03", "-05:00", "+05:45"]))


@st.composite
def date_times(draw):
    """Draw a date with a time of day."""
    return writings(draw(MODERN_DAYS))[0] + draw(clocks())


@st.composite
def intervals(draw):
    """Draw an interval with at least one stated end."""
    first, last = sorted((draw(SOME_DAYS), draw(SOME_DAYS)))
    start, end = draw(dates_of(first)), draw(dates_of(last))
    blank = draw(st.sampled_from(["", ".."]))
    return draw(st.sampled_from([f"{start}/{end}", f"{blank}/{end}", f"{start}/{blank}"]))


@st.composite
def sets(draw):
    """Draw a one-of set of dates of one precision."""
    form = draw(st.sampled_from([0, 1, 2, 3, 4, 7, 8]))
    items = []
    for _ in range(draw(st.integers(1, 4))):
        pair = sorted((draw(MODERN_DAYS), draw(MODERN_DAYS)))
        first, last = (writings(day)[form] + draw(QUALIFIERS) for day in pair)
        items.append(draw(st.sampled_from([first, f"{first}..{last}"])))
    single = writings(draw(MODERN_DAYS))[form]
    opened = draw(st.sampled_from(["", "start", "end"]))
    if opened == "start":
        items.insert(0, f"..{single}")
    elif opened == "end":
        items.append(f"{single}..")
    return f"[{','.join(items)}]"


EDTF_TEXTS = st.one_of(SOME_DAYS.flatmap(dates_of), date_times(), intervals(), sets())
"""Texts that are dates."""

_COUNTS = st.integers(0, 10_000).map(str) | st.sampled_from(["00", "007"])


@st.composite
def duration_texts(draw):
    """Draw the text of a duration."""
    sign = draw(st.sampled_from(["", "-"]))
    if draw(st.booleans()):
        return f"{sign}P{draw(_COUNTS)}W"
    units = draw(st.sets(st.sampled_from("YMD"), min_size=1))
    return f"{sign}P" + "".join(draw(_COUNTS) + unit for unit in "YMD" if unit in units)


@st.composite
def damaged(draw, texts):
    """Draw a text with one to three characters removed, replaced or put in."""
    text = draw(texts)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        skipped = draw(st.integers(0, 1))
        text = text[:place] + draw(NOISE.map(lambda noise: noise[:1])) + text[place + skipped :]
    return text

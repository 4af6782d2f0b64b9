"""A row of a table of statements, looked through: the date, the words, what is to be asked."""

import html
import re
from collections.abc import Mapping
from datetime import date

from attrs import frozen

from counterclaim.drafting.gazetteer import Gazetteer
from counterclaim.drafting.names import two_names
from counterclaim.findings.quoting import quoted
from counterclaim.reading.language import language
from counterclaim.reading.times import find_times
from counterclaim.time import EdtfError, parse_edtf

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<!--.{0,500}?-->", re.DOTALL)
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_FORMULA = re.compile(r"\s*[=+@\uff1d\uff0b\uff20]|\s*-[A-Za-z(]")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_CONTROL = re.compile(r"[\u0000-\u001f\u007f-\u009f\u2028\u2029]+")


@frozen
class Question:
    """What is asked about a row: a code, the question, and what to write."""

    code: str
    message: str
    hint: str | None = None
    is_error: bool = True


@frozen(kw_only=True)
class Prepared:
    """A row that is ready to be read, or the questions that come first."""

    cells: Mapping[str, str]
    stated: str = ""
    text: str = ""
    is_quotation: bool = False
    questions: tuple[Question, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether nothing has to be asked before."""
        return not any(question.is_error for question in self.questions)


def prepare(
    cells: Mapping[str, str], faults: tuple[str, ...], known: Gazetteer, defaults: Mapping[str, str]
) -> Prepared:
    """Return a row with its date and words, and what is to be asked about it."""
    held = {**defaults, **{name: _one_line(text) for name, text in cells.items()}}
    asked = [Question("draft.row", f"a cell was not read {fault}") for fault in faults]
    text, told = _words(cells.get("text", ""))
    asked += told
    stated = _stated(held.get("date", ""), asked)
    speaker = held.get("speaker", "")
    if not speaker:
        asked.append(Question("draft.speaker", "who said it? The cell of the speaker is empty"))
    elif names := two_names(speaker, known):
        listed = " and ".join(quoted(name) for name in names)
        hint = "Make a row for each of them, or name the body for which they speak."
        asked.append(Question("draft.two-speakers", f"{listed} stand in one cell", hint))
    missing = [name for name in ("force", "place") if not held.get(name)]
    if missing:
        what = " and which ".join(missing)
        hint = "Fill in the columns force and place, or give --force and --place for all rows."
        asked.append(Question("draft.subject", f"which {what} is it about?", hint))
    body = text.strip('"\u201c\u201d\u00ab\u00bb ')
    is_quotation = len(body) < len(text) and text[:1] in '"\u201c\u00ab'
    return Prepared(
        cells=held,
        stated=stated or "",
        text=body,
        is_quotation=is_quotation,
        questions=tuple(asked),
    )


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", _CONTROL.sub(" ", text)).strip()


def _words(raw: str) -> tuple[str, list[Question]]:
    """Return the words of a cell in one line, without tags, and what is told about them."""
    asked = []
    text = raw
    if _TAG.search(text):
        text = html.unescape(_TAG.sub(" ", _SCRIPT.sub(" ", text)))
        message = f"tags of HTML were taken out of {quoted(_one_line(raw)[:60])}"
        asked.append(Question("draft.html", message, "See that no words are lost.", is_error=False))
    text = _one_line(text)
    if not text:
        asked.append(Question("draft.words", "there are no words to be read"))
    elif _FORMULA.match(text):
        message = f"the words begin as a formula does: {quoted(text[:60])}"
        hint = "Write the words of the statement; nothing is worked out."
        asked.append(Question("draft.formula", message, hint))
    return text, asked


def _stated(shown: str, asked: list[Question]) -> str | None:
    """Return the date of a statement in EDTF; a date that can be read in two ways is asked."""
    hint = "Write it as 2025-03-10, or 2025-03 where the day is not known."
    if not shown:
        asked.append(
            Question("draft.date", "when was it said? The cell of the date is empty", hint)
        )
        return None
    plain = re.sub(r"[T ]\d\d:\d\d(:\d\d)?(\.\d+)?Z?$", "", shown)
    try:
        return str(parse_edtf(plain))
    except EdtfError:
        pass
    numbers = _DAY_FIRST.fullmatch(plain)
    if numbers is not None:
        first, second, year = (int(part) for part in numbers.groups())
        if (first > 12) != (second > 12) or first == second:
            day, month = (first, second) if second <= 12 else (second, first)
            try:
                return date(year, month, day).isoformat()
            except ValueError:
                pass
        elif first <= 12:
            message = f"is {quoted(shown)} the {first}. of the month, or the {second}.?"
            asked.append(Question("draft.date", message, hint))
            return None
    for code in ("en", "fr"):
        found = find_times(plain, None, language(code))
        whole = [one.ahead for one in found if (one.start, one.end) == (0, len(plain))]
        if whole and whole[0] is not None:
            return whole[0]
    asked.append(Question("draft.date", f"the date {quoted(shown)} is not understood", hint))
    return None

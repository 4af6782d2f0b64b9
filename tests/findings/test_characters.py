"""Texts as characters: which are the same word, and which characters are named."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.findings.characters import character_name, comparable, looks, wrong_encoding
from counterclaim.structure.places import plain

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)


@given(TEXTS)
def test_the_form_of_a_word_does_not_hang_on_how_it_is_composed(text):
    """All normal forms that keep the text, all cases and all blanks have one form."""
    form = comparable(text)
    assert comparable(unicodedata.normalize("NFC", text)) == form
    assert comparable(unicodedata.normalize("NFD", text)) == form
    assert comparable(f"  {text}\n") == form
    assert comparable(form) == form
    assert plain(text) == form


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ren\u00e9", "RENE\u0301"), ("\u01d5", "u\u0308\u0304"), ("Stra\u00dfe", "STRASSE"),
     ("a\u00a0b", "A  b")],
)  # fmt: skip
def test_words_that_are_one(one, other):
    """Case, accents that stand apart and blanks make no other word."""
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(("one", "other"), [("Rene", "Ren\u00e9"), ("ab", "a b"), ("a", "\u0430")])
def test_words_that_are_two(one, other):
    """An accent, a blank inside and another script make another word."""
    assert comparable(one) != comparable(other)
    assert looks("OKO") == looks("\u041e\u041a\u041e")


@given(
    st.text(
        st.characters(codec="utf-8", min_codepoint=0x80, categories=["L"]), min_size=2, max_size=6
    )
)
def test_what_was_read_as_latin_is_found(text):
    """Letters of any script whose bytes were read one by one are found, and what was meant."""
    broken = text.encode().decode("latin-1")
    assert wrong_encoding(f"a {broken} b") == (broken, text)


@pytest.mark.parametrize(
    ("mark", "name"),
    [("\0", "U+0000 NULL"), ("\u200b", "U+200B ZERO WIDTH SPACE"),
     ("\x07", "U+0007 control character"),
     ("\ue000", "U+E000 private character")],
)  # fmt: skip
def test_characters_have_names(mark, name):
    """A message tells a character by its code and its name."""
    assert character_name(mark) == name

"""A text is cleaned once as it comes in: nothing is lost, and it is shown alike everywhere."""

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.core.text_cleaning import clean_line, clean_text, clean_text_deep
from governance.core.text_normalising import normalise

OFFICE = (
    "\t\n\r\x0b\x0c\x1e\x1f\x85\x92\xa0\xad\u200b\u200d\u2011\u2028\u2029\u202e\ufeff\ufb01\ufffc"
)
MARKS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf020·•▪●○◦‣■§o- "
TYPED = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(OFFICE + MARKS + "\u0301")
)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("\uf0b7\tFirst\r\n\uf0a7 Second\n\uf0d8Third", "• First\n• Second\n• Third"),
        ("•\tFirst\no\tBelow it\n§\tBelow that", "• First\n• Below it\n• Below that"),
        ("  ·\tFirst\n\t●Second\n▪  Third", "• First\n• Second\n• Third"),
        ("\uf046 A mark of another font", "• A mark of another font"),
        ("\uf0fc done, \uf0a8 not done \uf0e0 next \uf04a", "✓ done, ☐ not done → next ☺"),
        ("one\x0btwo\u2028three\u2029four\x85five\rsix", "one\ntwo\nthree\nfour\nfive\nsix"),
        (
            "no\xa0break, fig\u2007ure, na\u202frrow, th\u2009in",
            "no break, fig ure, na rrow, th in",
        ),
        (
            "non\u2011breaking, op\u00adtional, ze\u200bro, \ufeffmark",
            "non-breaking, optional, zero, mark",
        ),
        ("Word\x1es hy\x1fphens and\x07cells", "Word-s hyphens and cells"),
        ("it\x92s \x93quoted\x94 \x96 by Windows", "it’s “quoted” – by Windows"),
        ("it’s “quoted” – as it is right", "it’s “quoted” – as it is right"),
        ("A\u030asa, o\ufb03ce", "Åsa, office"),
        ("\u202egnp.exe\u202c and \ufffc", "gnp.exe and"),
        ("§ 11 of the Act\n· ", "§ 11 of the Act\n·"),
        ("क्\u200dष می\u200cخواهم", "क्\u200dष می\u200cخواهم"),
        ("a nul\x00 is refused by the field", "a nul\x00 is refused by the field"),
        ("- one\n1. two\n* three", "- one\n1. two\n* three"),
    ],
)
def test_what_offices_paste_is_kept_as_everything_can_show_it(pasted, kept):
    assert clean_text(pasted) == kept


def test_a_line_stays_one_line():
    assert clean_line(" Raise \x0b it \u2028 again\r\n") == "Raise it again"


def test_the_texts_of_a_document_are_cleaned_at_any_depth():
    found = clean_text_deep({"a\xa0b": [{"title": "Two\xa0words", "number": 2}, None]})

    assert found == {"a\xa0b": [{"title": "Two words", "number": 2}, None]}


@given(TYPED)
def test_cleaning_twice_is_cleaning_once(typed):
    assert clean_text(clean_text(typed)) == clean_text(typed)
    assert clean_line(clean_line(typed)) == clean_line(typed)


@given(TYPED)
def test_no_letter_digit_or_quotation_mark_is_lost(typed):
    typed = re.sub("[\t\x80-\x9f]", " ", typed)  # “o” and a tab is how Word passes on a bullet

    assert kept_signs(clean_text(typed)) == kept_signs(typed)
    assert kept_signs(clean_line(typed)) == kept_signs(clean_text(typed))


def kept_signs(text: str) -> str:
    """The letters, marks, digits and quotation marks, ligatures spelt out."""
    spelt = unicodedata.normalize("NFC", re.sub("[\ufb00-\ufb04]", spell_out, text))
    return "".join(each for each in spelt if is_kept(each))


def spell_out(ligature: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", ligature[0])


def is_kept(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN" or sign in "'\"‘’“”«»„‚"


def test_a_long_row_of_spaces_takes_no_time_to_clean():
    began = time.process_time()

    clean_text(" " * 1_000_000 + "x" + "• " * 100_000)
    clean_line(" " * 1_000_000 + "x" + "\n " * 100_000)

    assert time.process_time() - began < 5  # seconds; in the square of its length it is hours


@given(TYPED)
def test_screening_reads_a_cleaned_text_as_it_read_what_was_typed(typed):
    words = re.sub("[•·▪●○◦‣■§o∙\uf020-\uf0ff➢\x80-\x9f\x00-\x1f\ufffc\ufffe\uffff]", "", typed)

    assert normalise(clean_text(words)).text.strip() == normalise(words).text.strip()

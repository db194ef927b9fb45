"""Texts in one spelling, and the way back to the words as they were typed."""

import pytest

from governance.core.text_normalising import normalise


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("943\u00a0476\u20075919", "943 476 5919"),
        ("thin\u2009hair\u200aideographic\u3000em\u2003space", "thin hair ideographic em space"),
        ("two  spaces\t\tand tabs", "two spaces and tabs"),
        ("a soft\nline\r\nbreak\u2028here", "a soft line break here"),
        ("one\n\ntwo\r\n \r\nthree", "one\n\ntwo\n\nthree"),
        ("943‒476–5919—1―2−3‐4‑5﹣6－7", "943-476-5919-1-2-3-4-5-6-7"),
        ("‘single’ ‚low‛ it’s ´x`", "'single' 'low' it's 'x'"),
        ("“double” „low‟ «French»", '"double" "low" "French"'),
        ("zero\u200bwidth\u200d so\u00adft\ufeff \u2060\u202eok\ufe0f", "zerowidth soft ok"),
        ("ＬＥ１ １ＡＡ", "LE1 1AA"),
        ("3ʳᵈ ﬁle ⑭", "3rd file 14"),
        ("3\u20445\u22152014, 7\u2212 9", "3/5/2014, 7- 9"),
        ("٩٤٣ ९४", "943 94"),
        ("Zoe\u0308 Jose\u0301", "Zoë José"),
        ("bell\x07 and nul\x00", "bell and nul "),
        ("", ""),
        ("As It Is, in CAPITALS and small", "As It Is, in CAPITALS and small"),
    ],
)
def test_a_text_is_brought_into_one_spelling(typed, text):
    assert normalise(typed).text == text


@pytest.mark.parametrize(
    ("typed", "found", "quoted"),
    [
        ("No 943\u00a0476\u00a05919, seen", "943 476 5919", "943 476 5919"),
        ("No 943–476–5919.", "943-476-5919", "943–476–5919"),
        ("by Zoe\u0308  O’Dell\nnow", "Zoë O'Dell", "Zoe\u0308 O’Dell"),
        ("the ﬁle", "i", "ﬁ"),
        ("at ＬＥ１\u200b １ＡＡ", "LE1 1AA", "ＬＥ１\u200b １ＡＡ"),
    ],
)
def test_what_is_found_is_quoted_as_it_was_typed(typed, found, quoted):
    normalised = normalise(typed)
    start = normalised.text.index(found)

    assert normalised.quote(start, start + len(found)) == quoted


def test_what_is_normalised_stays_as_it_is():
    once = normalise("‘Zoe\u0308’ –\u00a0ＬＥ１\n\n½ ´ …").text

    assert normalise(once).text == once


def test_a_letter_with_endless_marks_costs_no_more_than_its_length():
    text = normalise("a" + "\u0301\u0316" * 10_000 + "z").text

    assert len(text) <= 20_002
    assert text.endswith("z")

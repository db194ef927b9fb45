"""Finds what is written like a person's name beside what says that it is a child's.

Two to four capitalised words, known as nobody and nothing of ours, near an age, a relation, a date
of birth or an address. One pass over the words; what is near is found by bisection.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from governance.core.identifier_detection.ages_and_relations import age_right_after
from governance.core.identifier_detection.findings import KnownDetails, Span
from governance.core.identifier_detection.ordinary_words import (
    AREAS,
    MONTHS,
    STREET_ENDINGS,
    ends_title,
    is_ordinary,
    plain_form,
)

WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")
PARTICLE = re.compile("(?:v[ao]n|d(?:er|en|e|el|ella|i|a|os|u)|l[ae]|[ae]l|ul|bint?|ibn|a[pb]|y)")
"""What stands small between the parts of a name."""
NEAR = 60
"""How many characters from a name an age or a relation still speaks of it."""
LONGEST_QUOTE = 90
BEFORE_MONTH = re.compile(
    r"(?:\d|\b(?:in|by|until|since|during|early|late|mid|last|next|this|from)) ?$", re.IGNORECASE
)
VERBAL_NOUN = re.compile(r"(?:ing|tions?|ments?|ness|ity|ies)$")
"""How words end that begin a sentence and are no first names."""
SENTENCE_START = re.compile(r"(?:^|[.!?:;•*\n]['\")\]]?\s?|\n ?- )$")


@dataclass(frozen=True)
class Word:
    """A word of the text that may be part of a name."""

    text: str
    start: int
    end: int

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1

    @property
    def is_name(self) -> bool:
        """Written like a name: Poole, O'Dell, al-Amin, POOLE; not like LADO, and no initial."""
        last = re.split(r"['\-]", self.text)[-1] if self.text[0].islower() else self.text
        if not last[0].isupper() or self.is_initial:
            return False
        return len(self.text) > 3 or not self.text.isupper()


def names(
    text: str, cues: Sequence[Span], streets: Sequence[Span], known: KnownDetails
) -> Iterator[Span]:
    """Each name with the nearest of the ``cues`` (sorted), or with the bare age after it.

    What stands in one of the ``streets`` (sorted, apart from each other) is the street's name.
    """
    for words in name_rows(text, cues, known):
        span = words[0].start, words[-1].end
        if is_within(span, streets):
            continue
        if (cue := age_right_after(text, span[1]) or nearest(cues, span, text)) is not None:
            yield joined_words(span, cue)


def name_rows(text: str, cues: Sequence[Span], known: KnownDetails) -> Iterator[list[Word]]:
    """Rows of words that could be a person's name; what is known is asked of no others."""
    for row in capitalised_rows(text):
        for piece in split_at_ordinary(row, text):
            if not may_hold_a_childs_name(piece, cues, text):
                continue
            for rest in split_at_known(piece, known):
                if 2 <= sum(word.is_name for word in rest) <= 4:
                    yield without_possessive(rest)


def may_hold_a_childs_name(piece: list[Word], cues: Sequence[Span], text: str) -> bool:
    """Whether two of the words or more are written like a name, and near what says a child's."""
    if sum(word.is_name for word in piece) < 2:
        return False
    span = piece[0].start, piece[-1].end
    ends = (end for word in piece for end in (word.end, word.end - len("'s")))
    return nearest(cues, span, text) is not None or any(age_right_after(text, e) for e in ends)


def capitalised_rows(text: str) -> Iterator[list[Word]]:
    """Neighbouring words with capitals, initials and particles between them included."""
    row: list[Word] = []
    for match in WORD.finditer(text):
        word = Word(match.group(), *match.span())
        fits = word.text[0].isupper() or word.is_name or (row and PARTICLE.fullmatch(word.text))
        gap = text[row[-1].end : word.start] if row else ""
        if row and not (fits and (gap == " " or (gap in (". ", ".") and row[-1].is_initial))):
            yield row
            row = []
        if fits and (row or not PARTICLE.fullmatch(word.text)):
            row.append(word)
    if row:
        yield row


def split_at_ordinary(row: list[Word], text: str) -> Iterator[list[Word]]:
    """The pieces of a row between words that are no names; what closes a title goes with it."""
    piece: list[Word] = []
    for word in row:
        if not is_separator(word, text, is_first=not piece):
            piece.append(word)
            continue
        if not ends_title(word.text):
            yield piece
        piece = []
    yield piece


def is_separator(word: Word, text: str, *, is_first: bool) -> bool:
    """Whether a capitalised word is no part of a person's name where it stands."""
    plain = plain_form(word.text)
    if word.is_initial and not is_first:
        return False
    if plain in MONTHS:
        return is_in_date(word, text)
    if plain in STREET_ENDINGS:
        return not re.match(r",? \(?(?:aged?\b|\d\d?[ -]year)", text[word.end : word.end + 12])
    if is_first and plain in AREAS:
        return True
    return is_ordinary(word.text) or (is_first and opens_sentence(word, text))


def is_in_date(month: Word, text: str) -> bool:
    """Whether the name of a month is meant as one: 3 May, May 2026, in May."""
    before, after = text[max(0, month.start - 8) : month.start], text[month.end : month.end + 3]
    return bool(BEFORE_MONTH.search(before) or re.match(r",? ?\d", after))


def opens_sentence(word: Word, text: str) -> bool:
    """Whether the word has its capital only from where it stands: "Meeting Jamie …"."""
    before = text[max(0, word.start - 4) : word.start]
    return bool(VERBAL_NOUN.search(word.text) and SENTENCE_START.search(before))


def split_at_known(piece: list[Word], known: KnownDetails) -> Iterator[list[Word]]:
    """The pieces left when what is known is taken out; a known place only where it comes first."""
    rest: list[Word] = []
    index = 0
    while index < len(piece):
        if length := known_length(piece, index, known, is_first=not rest):
            yield rest
            rest, index = [], index + length
            continue
        rest.append(piece[index])
        index += 1
    yield rest


def known_length(piece: list[Word], index: int, known: KnownDetails, *, is_first: bool) -> int:
    """How many words from ``index`` are a known name, the longest first; 0 when none is."""
    plain = [plain_form(word.text) for word in piece[index : index + 6]]
    for length in range(len(plain), 1, -1):
        if " ".join(plain[:length]) in known.names:
            return length
    return int(is_first and plain[0] in known.places)


def without_possessive(words: list[Word]) -> list[Word]:
    """The words from the first name to the last; particles and an ending 's left outside."""
    while PARTICLE.fullmatch(words[-1].text):
        words = words[:-1]
    last = words[-1]
    shorter = last.text.removesuffix("'s")
    return [*words[:-1], Word(shorter, last.start, last.start + len(shorter))]


def is_within(span: Span, streets: Sequence[Span]) -> bool:
    """Whether the span stands in one of the streets."""
    index = bisect_right(streets, (span[0], span[1] + 1)) - 1
    return index >= 0 and streets[index][0] <= span[0] and span[1] <= streets[index][1]


def nearest(cues: Sequence[Span], span: Span, text: str) -> Span | None:
    """The cue closest to the span, within reach and in the same paragraph."""
    start, end = span
    index = bisect_left(cues, (start - 2 * NEAR, 0))
    found: tuple[int, Span] | None = None
    for cue in cues[index:]:
        if cue[0] > end + NEAR:
            break
        gap = max(cue[0] - end, start - cue[1], 0)
        between = text[min(cue[1], end) : max(cue[0], start)]
        if gap <= NEAR and "\n" not in between and (found is None or gap < found[0]):
            found = gap, cue
    return found[1] if found else None


def joined_words(span: Span, cue: Span) -> Span:
    """From the first of both to the last; the name alone where that were too long to quote."""
    joined = min(span[0], cue[0]), max(span[1], cue[1])
    return joined if joined[1] - joined[0] <= LONGEST_QUOTE else span

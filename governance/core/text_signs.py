"""Signs that stand for others in every text we get: quotation marks, dashes, line ends, and those
that nobody sees. What is done with them says whoever cleans, searches or sorts.
"""

SINGLE_QUOTES = "'‘’‚‛′ʹʻʼ´`＇‹›"
DOUBLE_QUOTES = '"“”„‟″«»＂'
DASHES = "‐‑‒–—−"
"""Hyphens, dashes and the minus sign that are sorted as the hyphen of the keyboard."""
SIGNS_AS_DASHES = "\u2212\u2043\u02d7\u2796"
"""Minus signs and a bullet that are used as dashes, and which Unicode files elsewhere."""
SIGNS_AS_SLASHES = "\u2044\u2215"
LINE_ENDS = "\n\x0b\x0c\x85\u2028\u2029"
"""What ends a line in some program, but for the carriage return, which is often half of an end."""
UNSEEN_ORDERS = (0x1F, 0xAD, 0x200B, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xFFFC)
"""Where a word may be broken or not, where a picture stood, and orders that turn the direction of
the writing. Joiners (U+200C, U+200D) and marks (U+200E, U+200F) stay: languages need them."""
UNSEEN_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f"
"""Letters and marks that nobody sees, as the inside of a class of characters; some languages write
them, so that a text keeps them and only what looks for something leaves them out."""

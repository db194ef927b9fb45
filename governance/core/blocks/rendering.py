"""Draws a block for the page or for the PDF, by the one template of its kind."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from governance.core.blocks.base import Block
from governance.core.blocks.links import PAPER, Links


def render_block(block: Block, links: Links = PAPER) -> SafeString:
    """The block as HTML; a page passes its links, the PDF none.

    The template gets ``block``, what the kind's ``context`` adds, and ``is_paper``.
    """
    context = {"block": block, "is_paper": links is PAPER, **block.context(links)}
    return render_to_string(block.template, context)

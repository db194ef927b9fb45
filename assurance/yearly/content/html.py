"""The yearly report as an HTML document for the PDF renderer, made from its content alone."""

from datetime import date

from django.template.loader import render_to_string

from assurance.yearly.content.paper import (
    CORRECTED,
    NOT_WRITTEN,
    PaperFacts,
    is_corrected,
    missing,
    no_evidence,
    standing_sections,
    state_in_words,
)
from assurance.yearly.content.values import YearlyContent
from governance.core.blocks.rendering import render_block

PARTS = {"front": "", "chapter": "", "appendix": "Appendix: "}


def html_of(content: YearlyContent, facts: PaperFacts) -> str:
    """The whole document; what people typed stays text in it."""
    sections = standing_sections(content, is_draft=facts.is_draft)
    context = {
        "content": content,
        "facts": facts,
        "as_at": date.fromisoformat(content.report.as_at),
        "sections": [
            (
                PARTS[each.part] + each.title,
                each,
                [render_block(block) for block in each.blocks],
                is_corrected(each, facts),
            )
            for each in sections
        ],
        "requirements": [(each, state_in_words(each)) for each in content.requirements],
        "no_evidence": no_evidence(content),
        "missing": missing(content),
        "not_written": NOT_WRITTEN,
        "corrected": CORRECTED,
    }
    return render_to_string("assurance/yearly/pdf.html", context)

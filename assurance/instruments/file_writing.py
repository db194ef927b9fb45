"""An instrument written as the TOML of its next version, to begin from."""

from typing import Any

import tomlkit
from django.db.models import Prefetch, QuerySet

from assurance.instruments.models import Instrument, Question, Section


def next_version_text(instrument: Instrument) -> str:
    """What a file of the next version would say if nothing else changed; two queries."""
    document = {
        "key": instrument.key,
        "version": instrument.version + 1,
        "title": instrument.title,
        "purpose": instrument.purpose,
        "source": instrument.source,
        "reply": without_empty(
            working_days=instrument.reply_working_days,
            source=instrument.reply_source,
            confirmed=instrument.is_reply_confirmed,
        ),
        "sections": [
            {
                "code": section.code,
                "title": section.title,
                "questions": [question_table(each) for each in section.questions.all()],
            }
            for section in sections_of(instrument)
        ],
    }
    return tomlkit.dumps(document)


def sections_of(instrument: Instrument) -> "QuerySet[Section]":
    """In their order, each with its questions in theirs."""
    ordered = Prefetch("questions", queryset=Question.objects.order_by("position", "pk"))
    return instrument.sections.order_by("position", "pk").prefetch_related(ordered)


def question_table(question: Question) -> dict[str, Any]:
    """Without what is understood where it is left out."""
    table = without_empty(
        code=question.code,
        prompt=question.prompt,
        hint=question.help_text,
        kind=question.kind,
        choices=question.choices,
        voice=question.is_voice,
        feeds=question.feeds,
    )
    return table if question.is_required else {**table, "required": False}


def without_empty(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], False)}

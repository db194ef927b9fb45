"""Keeping shipped instruments as rows; an opened version is never changed."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from assurance.instruments.files import InstrumentShape, SectionShape
from assurance.instruments.models import Instrument, Question, Section
from assurance.instruments.transitions import INSTRUMENT
from governance.core.roles import Actor


@transaction.atomic
def install(shape: InstrumentShape, *, by: Actor, at: datetime) -> tuple[Instrument, bool]:
    """Keep an instrument version; True when it is new.

    Raises ValidationError when this version is there already and says something else: what
    people have been asked is not changed after the fact, a new version is made.
    """
    existing = Instrument.objects.filter(key=shape.key, version=shape.version).first()
    if existing:
        if codes_of(existing) != [q.code for s in shape.sections for q in s.questions]:
            raise ValidationError(
                f"{shape.key} version {shape.version} is kept already with other questions: "
                "give the changed file a higher version."
            )
        return existing, False
    check_kinds_are_kept(shape)
    instrument = Instrument(
        key=shape.key,
        version=shape.version,
        title=shape.title,
        purpose=shape.purpose,
        source=shape.source,
        reply_working_days=shape.reply.working_days,
        reply_source=shape.reply.source,
        is_reply_confirmed=shape.reply.confirmed,
    )
    INSTRUMENT.create(instrument, "install", by=by, at=at)
    for position, section in enumerate(shape.sections, 1):
        add_section(instrument, section, position)
    return instrument, True


def add_version(shape: InstrumentShape, *, by: Actor, at: datetime) -> Instrument:
    """Keep a new version, asked from the next period on; raises ValidationError as above.

    And when its version is not higher than each there is.
    """
    newest = Instrument.objects.filter(key=shape.key).order_by("-version").first()
    if newest and shape.version <= newest.version:
        raise ValidationError(
            f"Version {newest.version} of {shape.key} is there already, and does not change: "
            f"write version = {newest.version + 1}."
        )
    return install(shape, by=by, at=at)[0]


def check_kinds_are_kept(shape: InstrumentShape) -> None:
    """A code stands for one question for ever: what is answered otherwise is another question."""
    before = dict(
        Question.objects.filter(section__instrument__key=shape.key)
        .order_by("section__instrument__version")
        .values_list("code", "kind")
    )
    asked = [question for section in shape.sections for question in section.questions]
    changed = [each.code for each in asked if before.get(each.code, each.kind) != each.kind]
    if changed:
        raise ValidationError(
            f"Answered in another way than before: {', '.join(changed)}. Give them new codes."
        )


def add_section(instrument: Instrument, shape: SectionShape, position: int) -> None:
    section = Section.objects.create(
        instrument=instrument, code=shape.code, title=shape.title, position=position
    )
    Question.objects.bulk_create(
        Question(
            section=section,
            code=asked.code,
            prompt=asked.prompt,
            help_text=asked.hint,
            kind=asked.kind,
            choices=list(asked.choices),
            is_required=asked.required,
            is_voice=asked.voice,
            feeds=asked.feeds,
            position=number,
        )
        for number, asked in enumerate(shape.questions, 1)
    )


def codes_of(instrument: Instrument) -> list[str]:
    questions = Question.objects.filter(section__instrument=instrument)
    ordered = questions.order_by("section__position", "position")
    return list(ordered.values_list("code", flat=True))

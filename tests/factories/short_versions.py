"""One plausible row of every record kind of short versions."""

import factory
from factory.django import DjangoModelFactory

from assurance.short_versions import models
from tests.factories.governance import THEN, StoredFileFactory, UserFactory
from tests.factories.publication import ReportOfAYearFactory


class ShortVersionFactory(DjangoModelFactory):
    class Meta:
        model = models.ShortVersion
        django_get_or_create = ("report", "kind")

    report = factory.SubFactory(ReportOfAYearFactory)
    kind = models.ShortVersion.Kind.YOUNG_PEOPLE


class ShortPartFactory(DjangoModelFactory):
    class Meta:
        model = models.ShortPart

    short_version = factory.SubFactory(ShortVersionFactory)
    key = factory.Sequence(lambda n: f"question-{n}")
    number = factory.Sequence(lambda n: n + 1)
    text = "Our job is to keep children safe."
    picture = "people"


class ShortReadingFactory(DjangoModelFactory):
    class Meta:
        model = models.ShortReading

    short_version = factory.SubFactory(ShortVersionFactory)
    round = factory.Sequence(lambda n: n + 1)
    content_hash = "0" * 64
    role = "Young scrutineer"
    is_ready = False
    text = "I do not know what a threshold is."
    read_at = THEN
    read_by = factory.SubFactory(UserFactory)


class ShortFileFactory(DjangoModelFactory):
    class Meta:
        model = models.ShortFile

    short_version = factory.SubFactory(ShortVersionFactory)
    form = models.ShortFile.Form.PDF
    stage = models.ShortVersion.Status.RELEASED
    content_hash = "0" * 64
    file = factory.SubFactory(StoredFileFactory)

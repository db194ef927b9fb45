"""Rows of imports."""

import factory
from factory.django import DjangoModelFactory

from governance import models
from tests.factories.governance import THEN, PartnershipFactory, UserFactory


class ImportRunFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportRun

    register = "actions"
    partnership = factory.SubFactory(PartnershipFactory)
    file_name = "log.csv"
    sha256 = "0" * 64
    size = 120
    sheet = "log.csv"
    header_row = 1
    headings = ["What"]
    columns = {"0": "title"}
    rows_read = 1
    read_at = THEN
    read_by = factory.SubFactory(UserFactory)


class ImportRowFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportRow

    run = factory.SubFactory(ImportRunFactory)
    number = factory.Sequence(lambda n: n + 2)
    cells = [{"text": "Ask three agencies for their audits"}]


class RememberedColumnFactory(DjangoModelFactory):
    class Meta:
        model = models.RememberedColumn

    partnership = factory.SubFactory(PartnershipFactory)
    register = "actions"
    heading = factory.Sequence("matter {}".format)
    column = "title"

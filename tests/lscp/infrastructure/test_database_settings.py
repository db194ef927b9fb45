"""What our connections ask of the database."""

import pytest
from django.db import connection


@pytest.mark.postgres
@pytest.mark.django_db
def test_no_page_waits_for_its_queries_to_be_compiled():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")

        assert cursor.fetchone() == ("off",)

"""The address of a record's page is what Django gives for it."""

import pytest
from django.urls import reverse

from governance.core.page_urls import page_url


@pytest.mark.parametrize("url_name", ["reviews:case-detail", "assurance:return-detail"])
def test_it_is_the_address_that_is_served(url_name):
    assert [page_url(url_name, pk) for pk in (1, 2025)] == [
        reverse(url_name, args=[pk]) for pk in (1, 2025)
    ]

"""The frame of every page: where one is, who one is, how to leave, whom to call."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.urls import reverse

from governance.structure.models.partnerships import contact_texts

pytestmark = pytest.mark.pages

TEMPLATES = Path(__file__).parents[2] / "templates"
LEICESTER = SimpleNamespace(name="Leicester Partnership", short_name="Leicester", colour="plum")
TODAY = SimpleNamespace(label="Home", url="/", current=True)
GROUPS = SimpleNamespace(label="Groups <b>", url="/groups/", current=False)
FRAME = {
    "product_name": "Workspace",
    "actor": SimpleNamespace(name="Chair of the Audit Group"),
    "request": SimpleNamespace(user=SimpleNamespace(is_authenticated=True), path="/"),
    "navigation": [TODAY, GROUPS],
    "csrf_token": "a-token",
}


def page(**context) -> str:
    return render_to_string("404.html", FRAME | context)


def test_the_partnerships_name_and_colour_are_at_the_top():
    html = page(partnership=LEICESTER)

    assert "app-brand--plum" in html
    assert '<a class="app-header__name" href="/">Leicester Partnership</a>' in html
    assert "<title>We cannot find that page – Leicester</title>" in html


def test_without_a_partnership_the_products_name_stands_there():
    html = page()

    assert "app-brand--navy" in html
    assert '<a class="app-header__name" href="/">Workspace</a>' in html


def test_the_navigation_says_where_one_is():
    html = page()

    assert 'href="/" aria-current="true">Home</a>' in html
    assert 'href="/groups/">Groups &lt;b&gt;</a>' in html


GUEST_PAGES = {"task.html", "code.html"}
"""A guest is shown one task by a link of one's own: there is no page to go back to."""


def test_every_page_with_a_form_has_a_way_out_of_it():
    forms = [
        path
        for folder in ("assurance", "governance")
        for path in (TEMPLATES / folder).rglob("*.html")
        if re.search(r'<form [^>]*method="post"[^>]*novalidate', path.read_text())
    ]

    without = {p.name for p in forms if not re.search("form_actions.html|>Cancel<", p.read_text())}

    assert "form_page.html" in {path.name for path in forms}
    assert without == GUEST_PAGES


def test_one_signs_out_by_a_form_that_cannot_be_forged():
    html = page()

    form = re.search(
        rf'<form method="post" action="{reverse("account_logout")}">.*?</form>', html, re.S
    )
    assert 'name="csrfmiddlewaretoken" value="a-token"' in form.group()
    assert "Chair of the Audit Group" in html


def test_a_visitor_is_shown_no_name_and_no_way_out():
    visitor = SimpleNamespace(user=SimpleNamespace(is_authenticated=False), path="/")

    html = page(request=visitor, actor=None, navigation=[])

    assert "Sign out" not in html
    assert "<nav" not in html


def test_whom_to_call_about_a_child_is_on_every_page():
    told = {"whom_to_tell": contact_texts("Day or night.", "0116 496 0000", "", ())}

    known = page(partnership=SimpleNamespace(**vars(LEICESTER), **told))
    pages = [known, page(), render_to_string("500.html")]

    assert "0116 496 0000" in known
    assert "children’s social care at the council" in page()
    assert all('call <span class="app-footer__phone">999</span>' in html for html in pages)


@pytest.mark.parametrize(
    ("level", "title"),
    [(constants.SUCCESS, "Done"), (constants.ERROR, "Not done"), (constants.INFO, "Please note")],
)
def test_a_message_is_told_with_its_kind(level, title):
    html = page(messages=[Message(level, "<b>Sent</b>")])

    assert f'id="notice-1">{title}</h2>' in html
    assert "&lt;b&gt;Sent&lt;/b&gt;" in html


def test_a_page_with_mistakes_says_so_in_its_title_and_before_anything_else():
    class Asked(forms.Form):
        day = forms.CharField(label="Day")

    html = page(form=Asked(data={}))

    assert "<title>Error: " in html
    assert html.index("There is a problem") < html.index("<h1")


@pytest.mark.parametrize("code", [400, 403, 404, 409])
def test_an_error_page_says_why_and_what_next(code):
    html = render_to_string(f"{code}.html", FRAME | {"sentence": "It is accepted <already>."})

    assert html.count("<h1") == 1
    assert "It is accepted &lt;already&gt;." in html
    assert "Go to Home" in html


def test_the_page_of_our_own_faults_needs_nothing():
    html = render_to_string("500.html")

    assert "Sorry, something went wrong" in html
    assert "{{" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
def test_the_sign_in_pages_keep_the_content_policy(client, name):
    html = client.get(reverse(name)).content.decode()

    scripts = re.findall(r"<script([^>]*)>", html)
    assert not [s for s in scripts if "src=" not in s and "application/json" not in s]
    assert not re.search(r"<style| style=| on[a-z]+=|data:image", html)
    assert html.count("<h1") == 1


def test_no_template_has_inline_style_or_script():
    offending = re.compile(r"<style|\sstyle=|\son(click|change|submit|load)=|javascript:")

    found = [path.name for path in TEMPLATES.rglob("*.html") if offending.search(path.read_text())]

    assert found == []

"""The addresses of new partnerships."""

from django.urls import path

from assurance.new_partnerships.views import deciding, drafts, lines, steps

DRAFT = "new-partnerships/<int:pk>/"
urlpatterns = [
    path("new-partnerships/", drafts.new_partnership_list, name="new-partnership-list"),
    path("new-partnerships/begin/", drafts.new_partnership_begin, name="new-partnership-begin"),
    path(DRAFT, drafts.new_partnership_detail, name="new-partnership-detail"),
    path(f"{DRAFT}name/", steps.new_partnership_name, name="new-partnership-name"),
    path(
        f"{DRAFT}organisations/",
        steps.new_partnership_organisations,
        name="new-partnership-organisations",
    ),
    path(f"{DRAFT}groups/", steps.new_partnership_groups, name="new-partnership-groups"),
    path(f"{DRAFT}contacts/", steps.new_partnership_contacts, name="new-partnership-contacts"),
    path(f"{DRAFT}lines/", lines.new_partnership_lines, name="new-partnership-lines"),
    path(
        f"{DRAFT}chapters/<slug:chapter>/",
        lines.new_partnership_chapter,
        name="new-partnership-chapter",
    ),
    path(f"{DRAFT}lines/<int:line>/", lines.new_partnership_line, name="new-partnership-line"),
    path(
        f"{DRAFT}lines/<int:line>/take-back/",
        lines.new_partnership_take_back,
        name="new-partnership-take-back",
    ),
    path(
        f"{DRAFT}lines/<int:line>/leave-out/",
        lines.new_partnership_leave_out,
        name="new-partnership-leave-out",
    ),
    path(
        f"{DRAFT}lines/<int:line>/put-back/",
        lines.new_partnership_put_back,
        name="new-partnership-put-back",
    ),
    path(f"{DRAFT}make/", deciding.new_partnership_make, name="new-partnership-make"),
    path(f"{DRAFT}file/", deciding.new_partnership_file, name="new-partnership-file"),
    path(f"{DRAFT}discard/", deciding.new_partnership_discard, name="new-partnership-discard"),
]

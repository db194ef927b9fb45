"""The addresses of publication: of the office and the readers, and those for anybody."""

from django.urls import path

from assurance.publication.views import (
    dispatches,
    errata,
    presentations,
    public,
    public_short,
    publishing,
)

PUBLIC = "public/<slug:partnership>/yearly-report/"

urlpatterns = [
    path("yearly/<int:pk>/publish/", publishing.yearly_publish, name="yearly-publish"),
    path("yearly/<int:pk>/recipients/", dispatches.yearly_dispatch, name="yearly-dispatch"),
    path(
        "yearly/<int:pk>/recipients/add/",
        dispatches.yearly_recipient_add,
        name="yearly-recipient-add",
    ),
    path("yearly-recipients/<int:pk>/letter/", dispatches.yearly_letter, name="yearly-letter"),
    path("yearly-recipients/<int:pk>/email/", dispatches.yearly_email, name="yearly-email"),
    path("yearly-recipients/<int:pk>/sent/", dispatches.yearly_sent, name="yearly-sent"),
    path("yearly-recipients/<int:pk>/proof/", dispatches.yearly_proof, name="yearly-proof"),
    path(
        "yearly-recipients/<int:pk>/proof/file/",
        dispatches.yearly_proof_file,
        name="yearly-proof-file",
    ),
    path(
        "yearly-recipients/<int:pk>/not-needed/",
        dispatches.yearly_not_needed,
        name="yearly-not-needed",
    ),
    path("yearly-recipients/<int:pk>/reopen/", dispatches.yearly_reopen, name="yearly-reopen"),
    path(
        "yearly/<int:pk>/presentations/",
        presentations.yearly_presentations,
        name="yearly-presentations",
    ),
    path(
        "yearly/<int:pk>/presentations/add/",
        presentations.yearly_presentation_add,
        name="yearly-presentation-add",
    ),
    path(
        "yearly-presentations/<int:pk>/change/",
        presentations.yearly_presentation_change,
        name="yearly-presentation-change",
    ),
    path(
        "yearly-presentations/<int:pk>/tick/",
        presentations.yearly_presentation_tick,
        name="yearly-presentation-tick",
    ),
    path("yearly/<int:pk>/errata/", errata.yearly_errata, name="yearly-errata"),
    path("yearly/<int:pk>/errata/add/", errata.yearly_erratum_add, name="yearly-erratum-add"),
    path("yearly/<int:pk>/errata/figures/", errata.yearly_figures_now, name="yearly-figures-now"),
    path(
        "yearly-errata/<int:pk>/change/", errata.yearly_erratum_change, name="yearly-erratum-change"
    ),
    path(PUBLIC, public.yearly_public_list, name="yearly-public-list"),
    path(
        f"{PUBLIC}<short_kind:kind>/",
        public_short.yearly_public_short_latest,
        name="yearly-public-short-latest",
    ),
    path(
        f"{PUBLIC}<slug:year>/<short_kind:kind>/",
        public_short.yearly_public_short,
        name="yearly-public-short",
    ),
    path(
        f"{PUBLIC}<slug:year>/<short_kind:kind>/pdf/",
        public_short.yearly_public_short_pdf,
        name="yearly-public-short-pdf",
    ),
    path(f"{PUBLIC}<slug:year>/", public.yearly_public, name="yearly-public"),
    path(f"{PUBLIC}<slug:year>/<slug:key>/", public.yearly_public_file, name="yearly-public-file"),
]

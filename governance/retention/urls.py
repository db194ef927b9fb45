"""The addresses of retention."""

from django.urls import path

from governance.retention.views import disposals, holds, ledgers, own_data, schedule

urlpatterns = [
    path("retention/", schedule.schedule, name="retention-schedule"),
    path("retention/due/", schedule.due_list, name="due-list"),
    path("retention/due/<int:pk>/propose/", schedule.due_propose, name="due-propose"),
    path("retention/due/<int:pk>/hold/", schedule.due_hold, name="due-hold"),
    path("retention/holds/", holds.hold_list, name="hold-list"),
    path("retention/holds/place/", holds.hold_place, name="hold-place"),
    path("retention/holds/<int:pk>/", holds.hold_detail, name="hold-detail"),
    path("retention/holds/<int:pk>/lift/", holds.hold_lift, name="hold-lift"),
    path("retention/deletions/", disposals.disposal_list, name="disposal-list"),
    path("retention/deletions/<int:pk>/", disposals.disposal_detail, name="disposal-detail"),
    path(
        "retention/deletions/<int:pk>/approve/",
        disposals.disposal_approve,
        name="disposal-approve",
    ),
    path("retention/deletions/<int:pk>/refuse/", disposals.disposal_refuse, name="disposal-refuse"),
    path("retention/transfers/", ledgers.ledger_list, name="ledger-list"),
    path("retention/transfers/<slug:key>/", ledgers.ledger_detail, name="ledger-detail"),
    path("retention/transfers/<slug:key>/pdf/", ledgers.ledger_pdf, name="ledger-pdf"),
    path("your-data/", own_data.own_data, name="own-data"),
    path("your-data/file/", own_data.own_data_file, name="own-data-file"),
]

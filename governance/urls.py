"""The addresses of governance's pages."""

from django.urls import path

from governance.views import clocks, files, outbox, partnerships, rules

app_name = "governance"
urlpatterns = [
    path("partnerships/", partnerships.partnership_list, name="partnership-list"),
    path("groups/", partnerships.group_list, name="group-list"),
    path("groups/<slug:key>/", partnerships.group_detail, name="group-detail"),
    path("clocks/", clocks.clock_list, name="clock-list"),
    path("rules/", rules.rule_list, name="rule-list"),
    path("rules/<slug:key>/", rules.rule_set, name="rule-set"),
    path("rules/<slug:key>/<slug:code>/", rules.rule_detail, name="rule-detail"),
    path("groups/<slug:key>/files/", files.file_list, name="file-list"),
    path("groups/<slug:key>/files/store/", files.file_store, name="file-store"),
    path("files/<int:pk>/download/", files.file_download, name="file-download"),
    path("messages/", outbox.message_list, name="message-list"),
    path("messages/<int:pk>/resend/", outbox.message_resend, name="message-resend"),
    path("<slug:partnership>/", partnerships.partnership_detail, name="partnership-detail"),
]

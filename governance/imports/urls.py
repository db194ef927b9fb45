"""The addresses of imports."""

from django.urls import path

from governance.imports.views import deciding, ledger, preview, printed

urlpatterns = [
    path("imports/", ledger.import_list, name="import-list"),
    path("imports/read/", ledger.import_read, name="import-read"),
    path("imports/pdf/<slug:key>/", printed.import_ledger_pdf, name="import-ledger-pdf"),
    path(
        "imports/templates/<slug:register>/<slug:form>/",
        ledger.import_template,
        name="import-template",
    ),
    path(
        "imports/current/<slug:key>/<slug:register>/<slug:form>/",
        ledger.import_current,
        name="import-current",
    ),
    path("imports/<int:pk>/", preview.import_detail, name="import-detail"),
    path("imports/<int:pk>/columns/", preview.import_columns, name="import-columns"),
    path("imports/<int:pk>/rows/<int:number>/", preview.import_mend, name="import-mend"),
    path("imports/<int:pk>/save/", deciding.import_save, name="import-save"),
    path("imports/<int:pk>/discard/", deciding.import_discard, name="import-discard"),
    path("imports/<int:pk>/undo/", deciding.import_undo, name="import-undo"),
]

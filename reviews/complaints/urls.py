"""The addresses of complaints and of requests for information."""

from django.urls import path

from reviews.complaints.views import complaints, information

urlpatterns = [
    path("complaints/", complaints.complaint_list, name="complaint-list"),
    path("complaints/receive/", complaints.complaint_receive, name="complaint-receive"),
    path("complaints/<int:pk>/", complaints.complaint_detail, name="complaint-detail"),
    path("complaints/<int:pk>/edit/", complaints.complaint_edit, name="complaint-edit"),
    path(
        "complaints/<int:pk>/steps/<slug:step>/", complaints.complaint_step, name="complaint-step"
    ),
    path("complaint-steps/<int:pk>/tell/", complaints.complaint_tell, name="complaint-tell"),
    path("information-requests/", information.information_list, name="information-list"),
    path(
        "information-requests/receive/", information.information_receive, name="information-receive"
    ),
    path(
        "information-requests/<int:pk>/", information.information_detail, name="information-detail"
    ),
    path(
        "information-requests/<int:pk>/edit/", information.information_edit, name="information-edit"
    ),
    path(
        "information-requests/<int:pk>/extend/",
        information.information_extend,
        name="information-extend",
    ),
    path(
        "information-requests/<int:pk>/answer/",
        information.information_answer,
        name="information-answer",
    ),
    path(
        "information-requests/<int:pk>/close/",
        information.information_close,
        name="information-close",
    ),
]

"""The addresses of short versions; those for anybody are publication's."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from assurance.short_versions.models import ShortVersion
from assurance.short_versions.views import reading, versions


class KindConverter(StringConverter):
    """A kind of short version, as it stands in an address."""

    regex = "|".join(ShortVersion.Kind.values)


register_converter(KindConverter, "short_kind")

urlpatterns = [
    path(
        "yearly/<int:pk>/short-versions/",
        versions.yearly_short_versions,
        name="yearly-short-versions",
    ),
    path(
        "yearly/<int:pk>/short-versions/<short_kind:kind>/begin/",
        versions.short_version_begin,
        name="short-version-begin",
    ),
    path("short-versions/<int:pk>/", versions.short_version_detail, name="short-version-detail"),
    path("short-parts/<int:pk>/write/", versions.short_part_write, name="short-part-write"),
    path("short-versions/<int:pk>/pdf/", versions.short_version_pdf, name="short-version-pdf"),
    path("short-versions/<int:pk>/send/", reading.short_version_send, name="short-version-send"),
    path("short-versions/<int:pk>/ready/", reading.short_version_ready, name="short-version-ready"),
    path(
        "short-versions/<int:pk>/unclear/",
        reading.short_version_unclear,
        name="short-version-unclear",
    ),
    path(
        "short-versions/<int:pk>/take-back/",
        reading.short_version_take_back,
        name="short-version-take-back",
    ),
    path(
        "short-versions/<int:pk>/release/",
        reading.short_version_release,
        name="short-version-release",
    ),
    path(
        "short-versions/<int:pk>/withdraw/",
        reading.short_version_withdraw,
        name="short-version-withdraw",
    ),
    path(
        "short-versions/<int:pk>/rewrite/",
        reading.short_version_rewrite,
        name="short-version-rewrite",
    ),
]

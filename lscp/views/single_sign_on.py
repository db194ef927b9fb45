"""To the identity provider and back, where one is set; otherwise there are no such pages."""

from allauth.core import ratelimit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2LoginView, OAuth2View
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from governance.accounts import single_sign_on as sign_on
from governance.accounts.identity_provider import CallbackView, IdentityProviderAdapter


@login_not_required
@require_POST
def single_sign_on(request: HttpRequest) -> HttpResponse:
    """Begun by a button, so that no other site begins it for anybody."""
    return pass_on(request, OAuth2LoginView)


@login_not_required
@require_safe
@never_cache
def single_sign_on_callback(request: HttpRequest) -> HttpResponse:
    return pass_on(request, CallbackView)


def pass_on(request: HttpRequest, step: type[OAuth2View]) -> HttpResponse:
    """To allauth's view; a provider that fails is told of, and is no fault of ours."""
    if not settings.OIDC_SERVER_URL:
        raise Http404
    if not ratelimit.consume(request, action="single_sign_on"):
        return sign_on.dead_end(request, sign_on.TOO_MANY)
    try:
        return step.adapter_view(IdentityProviderAdapter(request))(request)
    except (RequestException, OAuth2Error) as error:
        return sign_on.failed(request, error)

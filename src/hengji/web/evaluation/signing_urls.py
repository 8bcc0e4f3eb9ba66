"""Pages of freezing, signing and handing over, below ``signing/``; the union's line has the
same of its own.
"""

from django.urls import path
from django.urls.resolvers import URLPattern

from hengji.web.evaluation.routes import FISCAL, Route
from hengji.web.evaluation.views import handovers, signing, versions


def pages(route: Route) -> list[URLPattern]:
    """The pages of one route's versions."""
    of = {"route": route}
    return [
        path("", signing.overview, of, name="signing"),
        path("freeze/", versions.freezing, of, name="freezing"),
        path("freeze/check/", versions.check, of, name="freezing_check"),
        path("versions/<int:number>/", versions.version, of, name="version"),
        path("versions/<int:number>/pages/", versions.pages, of, name="version_pages"),
        path("versions/<int:number>/files/<str:form>/", versions.file, of, name="version_file"),
        path("versions/<int:number>/sign/", signing.sign, of, name="sign"),
        path("versions/<int:number>/paper/", signing.paper, of, name="paper"),
        path("versions/<int:number>/link/", signing.link, of, name="signing_link"),
        path("handover/", handovers.handover, of, name="handover"),
        path("handover/submission/", handovers.latest_submission, of, name="latest_submission"),
        path("handover/<int:key>/submission/", handovers.submission, of, name="submission"),
        path("handover/submit/", handovers.submit, of, name="submit"),
        path("handover/receive/", handovers.receive, of, name="receive"),
        path("handover/answer/", handovers.answer, of, name="answer"),
        path("handover/<int:key>/return/", handovers.returned, of, name="returned"),
        path("handover/take-back/", handovers.take_back, of, name="take_back"),
    ]


urlpatterns = pages(FISCAL)

"""Pages of freezing, signing and handing over, below ``signing/``."""

from django.urls import path
from django.urls.resolvers import URLPattern

from hengji.web.evaluation.views import handovers, signing, versions

urlpatterns: list[URLPattern] = [
    path("", signing.overview, name="signing"),
    path("freeze/", versions.freezing, name="freezing"),
    path("freeze/check/", versions.check, name="freezing_check"),
    path("versions/<int:number>/", versions.version, name="version"),
    path("versions/<int:number>/pages/", versions.pages, name="version_pages"),
    path("versions/<int:number>/files/<str:form>/", versions.file, name="version_file"),
    path("versions/<int:number>/sign/", signing.sign, name="sign"),
    path("versions/<int:number>/paper/", signing.paper, name="paper"),
    path("versions/<int:number>/link/", signing.link, name="signing_link"),
    path("handover/", handovers.handover, name="handover"),
    path("handover/submission/", handovers.submission, name="submission"),
    path("handover/submit/", handovers.submit, name="submit"),
    path("handover/receive/", handovers.receive, name="receive"),
    path("handover/answer/", handovers.answer, name="answer"),
    path("handover/<int:key>/return/", handovers.returned, name="returned"),
    path("handover/take-back/", handovers.take_back, name="take_back"),
]

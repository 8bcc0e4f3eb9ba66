from django.urls import path, re_path

from hengji.web.evidence.views import (
    entering,
    files,
    ledgers,
    printing,
    proofs,
    public,
    surveys,
)

PREFIX = ""
_YEAR = "units/<str:code>/years/<int:year>/evidence/"
_SURVEY = f"{_YEAR}surveys/<int:key>/"
_LINK = "[A-Za-z0-9_-]{32}"
_SLIP = "[1-9][0-9]{0,8}-[1-9][0-9]{0,5}-[A-Z2-7]{16}"
app_name = "evidence"
urlpatterns = [
    path(_YEAR, proofs.proofs, name="proofs"),
    path(f"{_YEAR}indicators/<int:key>/", proofs.proof, name="proof"),
    path(f"{_YEAR}indicators/<int:key>/bind/", proofs.bind, name="bind"),
    path(f"{_YEAR}bindings/<int:key>/unbind/", proofs.unbind, name="unbind"),
    path(f"{_YEAR}files/", files.files, name="files"),
    path(f"{_YEAR}files/<int:key>/", files.file, name="file"),
    path(f"{_YEAR}files/<int:key>/remove/", files.remove, name="remove"),
    path(f"{_YEAR}ledgers/", ledgers.ledgers, name="ledgers"),
    path(f"{_YEAR}ledgers/<str:ledger>/", ledgers.one, name="ledger"),
    path(f"{_YEAR}ledgers/<str:ledger>/template/", ledgers.blank, name="template"),
    path(f"{_YEAR}ledgers/<str:ledger>/import/", ledgers.load, name="import"),
    path(f"{_YEAR}records/<int:key>/", ledgers.record, name="record"),
    path(f"{_YEAR}imports/<int:key>/undo/", ledgers.undo, name="undo"),
    path(f"{_YEAR}surveys/", surveys.surveys, name="surveys"),
    path(_SURVEY, surveys.survey, name="survey"),
    path(f"{_SURVEY}head/", surveys.head, name="survey_head"),
    path(f"{_SURVEY}overall/", surveys.overall, name="survey_overall"),
    path(f"{_SURVEY}tally/", surveys.tally, name="survey_tally"),
    path(f"{_SURVEY}paper/", surveys.paper, name="survey_paper"),
    path(f"{_SURVEY}poster/", printing.poster, name="survey_poster"),
    path(f"{_SURVEY}slips/", printing.slips, name="survey_slips"),
    path(f"{_SURVEY}answers/", entering.answers, name="survey_answers"),
    path(f"{_SURVEY}begin/", surveys.move, {"to": "begin"}, name="survey_begin"),
    path(f"{_SURVEY}close/", surveys.move, {"to": "close"}, name="survey_close"),
    path(f"{_SURVEY}reopen/", surveys.move, {"to": "reopen"}, name="survey_reopen"),
    re_path(rf"^survey/(?P<token>{_LINK}|{_SLIP})/$", public.answer, name="answer"),
]

from django.urls import path

from hengji.web.goals.views import changes, library, reviews, rows, sheets

PREFIX = "units/<str:code>/years/<int:year>/goals/"
app_name = "goals"
urlpatterns = [
    path("", sheets.sheets, name="sheets"),
    path("<int:key>/", sheets.sheet, name="sheet"),
    path("<int:key>/overall/", sheets.overall, name="overall"),
    path("<int:key>/points/", sheets.points, name="points"),
    path("<int:key>/remarks/", sheets.remarks, name="remarks"),
    path("<int:key>/library/", library.library, name="library"),
    path("<int:key>/rows/<int:row>/", rows.row, name="row"),
    path("<int:key>/submit/", reviews.submit, name="submit"),
    path("<int:key>/take-back/", reviews.take_back, name="take_back"),
    path("<int:key>/opinion/", reviews.opinion, name="opinion"),
    path("<int:key>/paper/", reviews.paper, name="paper"),
    path("<int:key>/adjustments/", changes.adjustments, name="adjustments"),
    path("<int:key>/comparison/", changes.comparison, name="comparison"),
    path("<int:key>/copy/", changes.copy, name="copy"),
]

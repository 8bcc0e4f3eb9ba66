from hengji.web.budget.urls import pages

PREFIX = "units/<str:code>/years/<int:year>/union/"
app_name = "union"
urlpatterns = pages("union")

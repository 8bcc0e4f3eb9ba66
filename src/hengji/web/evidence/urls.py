PREFIX = "units/<str:code>/years/<int:year>/evidence/"
app_name = "evidence"
urlpatterns: list[object] = []

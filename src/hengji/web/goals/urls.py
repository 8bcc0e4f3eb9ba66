PREFIX = "units/<str:code>/years/<int:year>/goals/"
app_name = "goals"
urlpatterns: list[object] = []

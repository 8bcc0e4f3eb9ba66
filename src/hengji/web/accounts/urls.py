from django.urls import path

from hengji.web.accounts import views

PREFIX = "accounts/"
app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("link/<str:secret>/", views.use_link, name="link"),
    path("sign-out/", views.sign_out, name="sign_out"),
]

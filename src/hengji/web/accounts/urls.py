from django.urls import path

from hengji.web.accounts import administration, sharing, views

PREFIX = "accounts/"
app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("link/<str:secret>/", views.use_link, name="link"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("mine/", views.account, name="account"),
    path("people/", administration.people, name="people"),
    path("people/<int:account>/invite/", administration.invite, name="invite"),
    path("people/<int:account>/close/", administration.close, name="close"),
    path("people/<int:account>/reopen/", administration.reopen, name="reopen"),
    path("grants/", administration.grants, name="grants"),
    path("grants/<int:grant>/end/", administration.end, name="end"),
    path("union-book/<str:code>/", sharing.union_book, name="union_book"),
    path("log/", administration.log, name="log"),
]

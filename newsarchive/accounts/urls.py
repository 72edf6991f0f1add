from django.contrib.auth import views as auth
from django.urls import path, reverse_lazy

from newsarchive.accounts import views

urlpatterns = [
    path("", views.accounts, name="accounts"),
    path("first/<str:token>/", views.first_account, name="first_account"),
    path("login/", views.LogInView.as_view(), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path(
        "password/",
        auth.PasswordChangeView.as_view(
            template_name="accounts/password.html", success_url=reverse_lazy("password_change_done")
        ),
        name="password_change",
    ),
    path(
        "password/changed/",
        auth.PasswordChangeDoneView.as_view(template_name="accounts/password_changed.html"),
        name="password_change_done",
    ),
]

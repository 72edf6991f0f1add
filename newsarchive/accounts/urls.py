from django.contrib.auth import views as auth
from django.urls import path, reverse_lazy

from newsarchive.accounts import login, security, security_log, views

urlpatterns = [
    path("", views.accounts, name="accounts"),
    path("<int:pk>/", views.account, name="account"),
    path("first/<str:token>/", views.first_account, name="first_account"),
    path("log/", security_log.security_log, name="security_log"),
    path("log/export/", security_log.export_security_log, name="export_security_log"),
    path("login/", login.LogInView.as_view(), name="login"),
    path("login/code/", login.login_code, name="login_code"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("password/", security.ChangePasswordView.as_view(), name="password_change"),
    path(
        "password/changed/",
        auth.PasswordChangeDoneView.as_view(template_name="accounts/password_changed.html"),
        name="password_change_done",
    ),
    path(
        "password/new/<str:uidb64>/<str:token>/",
        auth.PasswordResetConfirmView.as_view(
            template_name="accounts/new_password.html", success_url=reverse_lazy("login")
        ),
        name="new_password",
    ),
    path("security/", security.security, name="security"),
    path("security/sessions/<int:pk>/end/", security.end_session, name="end_session"),
    path("security/sessions/end/", security.end_other_sessions, name="end_other_sessions"),
    path("security/second-factor/", security.set_up, name="second_factor"),
    path("security/second-factor/start/", security.start, name="start_second_factor"),
    path("security/second-factor/change/", security.change, name="change_second_factor"),
]

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsarchive.accounts.models import User

admin.site.register(User, UserAdmin)
# Accounts have one of two roles, reader or curator, so groups are not needed.
admin.site.unregister(Group)
# The admin would show their secrets.
admin.site.unregister([StaticDevice, TOTPDevice])

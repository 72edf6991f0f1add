from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group

from newsarchive.accounts.models import User

admin.site.register(User, UserAdmin)
# Whether an account is a reader's or a curator's says all that groups could.
admin.site.unregister(Group)

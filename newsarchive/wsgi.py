import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

from newsarchive.bad_requests import with_readable_content_type

application = with_readable_content_type(get_wsgi_application())

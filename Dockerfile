# News Archive behind a PostgreSQL server of its own: see compose.yaml and docs/operations.md.
FROM python:3.13-slim-bookworm AS build
WORKDIR /app
COPY requirements.lock ./
RUN python -m venv .venv \
    && .venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement requirements.lock

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /app --no-create-home archive \
    && install --directory --owner archive --group archive --mode 0700 /data
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY LICENSE manage.py pyproject.toml ./
COPY articles articles
COPY fixtures fixtures
COPY locale locale
COPY newsarchive newsarchive
COPY static static
COPY templates templates
ENV NEWSARCHIVE_DATA=/data \
    NEWSARCHIVE_HOST=0.0.0.0 \
    PYTHONUNBUFFERED=1
USER archive
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=60s CMD [".venv/bin/python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=5)"]
CMD [".venv/bin/python", "manage.py", "serve"]

# One image for every process: web server, workers, beat and the commands.
FROM python:3.11-slim-bookworm

# The client programs for backups, of the same version as the server in docker-compose.yml.
ARG POSTGRES_VERSION=17
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
        fonts-noto-core fonts-droid-fallback \
        ca-certificates postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install -y --no-install-recommends "postgresql-client-${POSTGRES_VERSION}" \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --uid 10001 lscp \
    && install -d -o lscp -g lscp /var/lib/lscp

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

ENV PYTHONUNBUFFERED=1 \
    LSCP_VAR=/var/lib/lscp \
    LSCP_STATIC_ROOT=/app/collected \
    LSCP_BIND=0.0.0.0:8000
COPY . .
# Collecting needs settings but no secrets: it makes some for itself and forgets them again.
RUN python -m compileall -q governance reviews training assurance lscp \
    && LSCP_VAR=/tmp/build python manage.py collectstatic --no-input \
    && rm -rf /tmp/build

USER lscp
VOLUME /var/lib/lscp
EXPOSE 8000
CMD ["gunicorn", "--config", "python:lscp.gunicorn", "lscp.wsgi"]

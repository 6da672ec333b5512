# Two stages: the first installs and builds, the second holds only what runs.
FROM python:3.13-slim AS build
WORKDIR /app
COPY requirements.txt requirements-build.txt ./
# The index is built with the packages of requirements-build.txt; the service gets a clean environment of its own.
RUN python -m venv /opt/build && /opt/build/bin/pip install --no-cache-dir --require-hashes -r requirements-build.txt \
 && python -m venv /opt/service && /opt/service/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY service service
COPY seeds seeds
RUN /opt/build/bin/python -m service.gazetteer build/places \
 && /opt/service/bin/python -m compileall -q service /opt/service/lib

FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin service
WORKDIR /app
COPY --from=build /opt/service /opt/service
COPY --from=build /app/build/places build/places
COPY --from=build /app/service service
COPY --from=build /app/seeds seeds
COPY gunicorn.conf.py openapi.yaml LICENSE NOTICE ./
ENV PATH=/opt/service/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health/live', timeout=2)"]
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "service.app:create_app()"]

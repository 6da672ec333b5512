"""The container image as far as it can be tried without an engine: its steps, run in a folder that holds only what it copies."""

import json
import os
import shutil
import subprocess
import urllib.request
import venv
from pathlib import Path

import pytest
import regex

from tests.server import ROOT, free_port, wait

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
STAGES = regex.split(r"^FROM ", DOCKERFILE, flags=regex.MULTILINE)[1:]


def copied(stage: str) -> list[tuple[list[str], str]]:
    """The sources and target of each COPY from the checkout."""
    lines = [line.split()[1:] for line in stage.splitlines() if line.startswith("COPY ") and "--from" not in line]
    return [(words[:-1], words[-1]) for words in lines]


def test_the_image_copies_what_exists_and_ends_without_root_or_build_tools() -> None:
    assert all((ROOT / source).exists() for stage in STAGES for sources, _ in copied(stage) for source in sources)
    last = STAGES[-1]
    assert regex.search(r"^USER \d+$", last, regex.MULTILINE)
    assert "HEALTHCHECK" in last
    assert "pip install" not in last
    assert "apt-get" not in last


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the last stage, with an environment that holds the run-time requirements alone."""
    folder = tmp_path_factory.mktemp("image")
    app = folder / "app"
    for sources, target in copied(STAGES[0]) + copied(STAGES[-1]):
        for source in sources:
            place = app / target if target not in (".", "./") else app / source
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / source, place)
    shutil.copytree(ROOT / "build" / "places", app / "build" / "places")
    venv.create(folder / "service", with_pip=True)
    python = str(folder / "service" / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(ROOT / "requirements.txt")]
    subprocess.run(install, check=True, timeout=240)
    return folder


def test_the_service_runs_on_the_run_time_requirements_and_writes_nothing(image: Path) -> None:
    app, address = image / "app", f"127.0.0.1:{free_port()}"
    before = sorted(app.rglob("*"))
    environment = {"PATH": f"{image}/service/bin:{os.environ['PATH']}", "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/nonexistent"}
    command = [f"{image}/service/bin/gunicorn", "--bind", address, "service.app:create_app()"]
    with subprocess.Popen(command, cwd=app, env=environment, stderr=subprocess.PIPE) as server:
        try:
            wait(f"http://{address}/health/ready", server)
            body = json.dumps({"text": "Police found 12 rockets in Baghdad on Sunday."}).encode()
            with urllib.request.urlopen(urllib.request.Request(f"http://{address}/v1/facts", body, {"Content-Type": "application/json"})) as response:
                assert json.load(response)["facts"]
        finally:
            server.terminate()
            server.communicate(timeout=30)
    assert sorted(app.rglob("*")) == before

"""What operators see and set: health, figures, logs, keys, rates and pages of other origins."""

import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from prometheus_client import REGISTRY

from service import access, operations, pipeline
from service.access import Keys, digest_of, new_key
from service.app import create_app
from service.cgroup import cpus
from service.logs import Lines
from service.rates import Rates
from service.settings import SettingError, Settings
from tests.test_api import is_problem, post

SECRET = "Zebedee fired 12 rockets"  # what must never be in a log
ORIGIN = "https://cms.example.org"


def serving(**settings: Any) -> FlaskClient:
    return create_app(Settings(**settings)).test_client()


def lines(capfd: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capfd.readouterr().err.splitlines()]


def figure(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def test_it_is_alive_though_it_cannot_extract(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/health/ready").json == {"status": "ok"}
    monkeypatch.setattr(operations, "PROBE", "nothing in here")
    is_problem(client.get("/health/ready"), 503)
    assert client.get("/health/live").json == {"status": "ok"}


def test_figures_count_requests_facts_and_cuts(client: FlaskClient) -> None:
    label = {"route": "/v1/facts", "method": "POST", "status": "200"}
    before = figure("facts_requests_total", **label), figure("facts_found_total", type="number"), figure("facts_deadline_cuts_total")
    post(client, {"text": SECRET})
    post(serving(deadline=-1.0), {"text": SECRET})
    after = figure("facts_requests_total", **label), figure("facts_found_total", type="number"), figure("facts_deadline_cuts_total")
    assert [later - earlier for earlier, later in zip(before, after)] == [2, 1, 1]
    shown = client.get("/metrics")
    assert shown.content_type.startswith("text/plain")
    assert 'facts_request_seconds_bucket{le="0.005",route="/v1/facts"}' in shown.text


def test_unknown_routes_and_methods_make_no_new_figures(client: FlaskClient) -> None:
    before = client.get("/metrics").text.count("\nfacts_requests_total")
    for number in range(20):
        client.get(f"/{SECRET}/{number}")
        client.open("/v1/facts", method=f"METHOD{number}")
    assert client.get("/metrics").text.count("\nfacts_requests_total") <= before + 2


def test_a_line_is_logged_for_a_request_without_its_text(capfd: pytest.CaptureFixture[str]) -> None:
    client = serving()
    response = post(client, {"text": SECRET, "id": SECRET}, headers={"X-Request-ID": "desk-7"})
    assert response.headers["X-Request-ID"] == "desk-7"
    (line,) = lines(capfd)
    assert list(line)[:3] == ["timestamp", "level", "event"]
    assert (line["route"], line["status"], line["request_id"]) == ("/v1/facts", 200, "desk-7")
    assert "Zebedee" not in json.dumps(line)


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, "caf\u00e9", '"'])
def test_an_odd_request_id_is_replaced(client: FlaskClient, given: str) -> None:
    assert len(client.get("/health/live", headers={"X-Request-ID": given}).headers["X-Request-ID"]) == 32


@pytest.mark.parametrize(
    ("path", "body"), [(f"/{SECRET}", b""), ("/v1/facts", SECRET), (f"/v1/rules/{SECRET}", None), ("/v1/facts?x=Zebedee", b'{"Zebedee": 1}')]
)
def test_no_log_of_a_refusal_quotes_the_caller(capfd: pytest.CaptureFixture[str], path: str, body: Any) -> None:
    client = serving()
    client.post(path, data=body, content_type="application/json")
    assert "Zebedee" not in capfd.readouterr().err


def test_an_error_of_ours_is_logged_by_kind_and_place_alone(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(pipeline, "extract", broken)
    problem = is_problem(post(serving(), {"text": SECRET}), 500)
    failed, answered = lines(capfd)
    assert (failed["level"], failed["error"], failed["request_id"]) == ("error", "ValueError", answered["request_id"])
    assert failed["at"].startswith("tests/test_operations.py:")
    assert "Zebedee" not in json.dumps([problem, failed, answered])


def test_the_log_level_is_a_setting(capfd: pytest.CaptureFixture[str]) -> None:
    serving(log_level="warning").get("/health/live")
    assert lines(capfd) == []


def test_the_servers_own_messages_are_lines_of_json() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        record = logging.LogRecord("gunicorn.error", logging.ERROR, "", 0, "Error handling %s", ("it",), sys.exc_info())
    line = json.loads(Lines().format(record))
    assert (line["level"], line["event"], line["error"]) == ("error", "Error handling it", "ValueError")
    assert "Zebedee" not in json.dumps(line)


def test_an_answer_that_breaks_the_contract_is_counted_and_given(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.api.FACTS", type("Refusing", (), {"validate": lambda *_: {"facts": [SECRET]}}))
    before = figure("facts_contract_breaches_total")
    assert post(serving(check_every=1), {"text": SECRET}).status_code == 200
    assert figure("facts_contract_breaches_total") == before + 1
    assert lines(capfd)[0]["fields"] == ["facts"]


def keyed(tmp_path: Path, *names: str) -> tuple[Path, dict[str, str]]:
    made = {name: new_key(name) for name in names}
    path = tmp_path / "keys"
    path.write_text("# who may ask\n\n" + "\n".join(line for _, line in made.values()), encoding="utf-8")
    return path, {name: f"Bearer {key}" for name, (key, _) in made.items()}


def test_without_a_key_nobody_asks_where_keys_are_set(tmp_path: Path) -> None:
    path, keys = keyed(tmp_path, "desk", "archive")
    client = serving(keys_file=path)
    for bad in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": keys["desk"].replace("Bearer", "Basic")}, {"Authorization": "Bearer \xff"}):
        response = post(client, {"text": ""}, headers=bad)
        is_problem(response, 401)
        assert response.headers["WWW-Authenticate"] == "Bearer"
        assert client.get("/v1/rules", headers=bad).status_code == 401
    for key in keys.values():
        assert post(client, {"text": ""}, headers={"Authorization": key}).status_code == 200
    for free in ("/health/live", "/health/ready", "/metrics", "/openapi.yaml", "/"):
        assert client.get(free).status_code == 200


def test_the_log_names_the_key_and_never_holds_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, keys = keyed(tmp_path, "desk")
    post(serving(keys_file=path), {"text": ""}, headers={"Authorization": keys["desk"]})
    said = capfd.readouterr().err
    assert '"key":"desk"' in said
    assert keys["desk"].split()[1] not in said


def test_a_changed_file_of_keys_is_read_without_a_restart(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, old = keyed(tmp_path, "desk")
    client = serving(keys_file=path)
    _, new = keyed(tmp_path, "archive")
    assert post(client, {"text": ""}, headers={"Authorization": old["desk"]}).status_code == 401
    assert post(client, {"text": ""}, headers={"Authorization": new["archive"]}).status_code == 200
    path.write_text("not a key", encoding="utf-8")
    assert post(client, {"text": ""}, headers={"Authorization": new["archive"]}).status_code == 200
    path.unlink()
    assert post(client, {"text": ""}, headers={"Authorization": new["archive"]}).status_code == 200
    assert [line["event"] for line in lines(capfd) if line["event"] != "answered"] == ["keys read", *["keys not read: those read before stay"] * 2]


@pytest.mark.parametrize("line", ["desk", "desk sha256:12", f"de sk sha256:{digest_of('')}", f"a sha256:{digest_of('')}\na sha256:{digest_of('')}"])
def test_a_bad_file_of_keys_stops_the_start_naming_the_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "keys"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(SettingError, match=rf"keys:{len(line.splitlines())}: "):
        Keys(path)


def test_a_name_that_cannot_stand_in_the_file_is_refused() -> None:
    with pytest.raises(SettingError):
        new_key("the desk")


def test_who_asks_too_often_is_told_when_to_come_back(tmp_path: Path) -> None:
    path, keys = keyed(tmp_path, "desk", "archive")
    client = serving(keys_file=path, rate=3)
    desk, archive = ({"headers": {"Authorization": keys[name]}} for name in ("desk", "archive"))
    assert [post(client, {"text": ""}, **desk).status_code for _ in range(3)] == [200] * 3
    response = post(client, {"text": ""}, **desk)
    assert "More than 3 requests a minute (rate)" in is_problem(response, 429)["detail"]
    assert 1 <= int(response.headers["Retry-After"]) <= 20
    assert post(client, {"text": ""}, **archive).status_code == 200


def test_a_rate_comes_back_evenly_and_never_grows() -> None:
    now = [1000.0]
    rates = Rates(60, clock=lambda: now[0])
    assert [rates.wait("desk") for _ in range(60)] == [0.0] * 60
    assert rates.wait("desk") == pytest.approx(1.0)
    now[0] += 10
    assert sum(rates.wait("desk") == 0.0 for _ in range(20)) == 10
    now[0] += 1_000_000
    assert sum(rates.wait("desk") == 0.0 for _ in range(100)) == 60


def test_a_rate_is_counted_over_all_workers() -> None:
    rates = Rates(10)
    if (child := os.fork()) == 0:
        os._exit(sum(rates.wait("desk") == 0.0 for _ in range(6)))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 6
    assert sum(rates.wait("desk") == 0.0 for _ in range(6)) == 4
    assert rates.wait("archive") == 0.0


def test_no_page_of_another_origin_may_ask_unless_it_is_named(client: FlaskClient) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/v1/types", headers={"Origin": ORIGIN}).headers
    named = serving(cors_origins=(ORIGIN,))
    assert named.get("/v1/types", headers={"Origin": ORIGIN}).headers["Access-Control-Allow-Origin"] == ORIGIN
    other = named.get("/v1/types", headers={"Origin": "https://other.example.org"})
    assert "Access-Control-Allow-Origin" not in other.headers
    assert other.headers["Vary"] == "Origin"
    assert serving(cors_origins=("*",)).get("/v1/types", headers={"Origin": ORIGIN}).headers["Access-Control-Allow-Origin"] == ORIGIN


def test_a_browser_may_ask_first_without_a_key(tmp_path: Path) -> None:
    path, _ = keyed(tmp_path, "desk")
    response = serving(cors_origins=(ORIGIN,), keys_file=path).options(
        "/v1/facts", headers={"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    )
    assert response.status_code == 200
    assert "Authorization" in response.headers["Access-Control-Allow-Headers"]
    assert access.GUARDED == "/v1/"


@pytest.mark.parametrize(
    ("files", "share"),
    [
        ({"cpu.max": "50000 100000\n"}, 1),
        ({"cpu.max": "max 100000\n"}, None),
        ({"cpu/cpu.cfs_quota_us": "150000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 2),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, None),
        ({}, None),
    ],
)
def test_as_many_processors_are_used_as_the_container_has(tmp_path: Path, files: dict[str, str], share: int | None) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="ascii")
    allowed = len(os.sched_getaffinity(0))
    assert cpus(tmp_path) == (allowed if share is None else min(share, allowed))

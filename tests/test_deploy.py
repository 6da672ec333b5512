"""What is shipped to run the service: settings documented, containers without rights, and nginx as it is configured."""

import http.client
import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import regex
import requests
import yaml

from service.settings import Settings, variable
from tests import archive
from tests.proxy import CONFIGURATION, NGINX, here, proxied
from tests.server import ROOT, free_port, serving

MANY = 10_000
DOCUMENT = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
KUBERNETES: list[dict[str, Any]] = list(yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8")))


def test_every_setting_is_documented_with_its_default() -> None:
    rows = dict(regex.findall(r"^\| `(FACTS_\w+)` \| (\S+) \|", DOCUMENT, regex.MULTILINE))
    assert rows == {variable(one.name): "none" if one.default in (None, ()) else str(one.default) for one in fields(Settings)}


def test_containers_have_no_rights() -> None:
    for service in COMPOSE["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "mem_limit" in service
    pod = KUBERNETES[0]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"] == {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}}
    assert container["readinessProbe"]["httpGet"]["path"] == "/health/ready"
    assert container["livenessProbe"]["httpGet"]["path"] == "/health/live"


def test_the_proxy_lets_through_what_the_instances_take() -> None:
    (size,) = regex.findall(r"client_max_body_size (\d+)m;", CONFIGURATION.read_text(encoding="utf-8"))
    taken = {COMPOSE["services"]["facts-1"]["environment"]["FACTS_MAX_STREAM"]}
    taken |= {one["value"] for one in KUBERNETES[0]["spec"]["template"]["spec"]["containers"][0]["env"] if one["name"] == "FACTS_MAX_STREAM"}
    assert taken == {str(int(size) * 2**20)}
    assert KUBERNETES[-1]["metadata"]["annotations"]["nginx.ingress.kubernetes.io/proxy-body-size"] == f"{size}m"


def test_every_problem_of_the_proxy_is_one() -> None:
    for status, body in regex.findall(r"return (\d+) '(.*)';", CONFIGURATION.read_text(encoding="utf-8")):
        problem = json.loads(body)
        assert problem["status"] == int(status)
        assert problem.keys() == {"type", "title", "status", "detail"}


def test_a_configuration_without_our_addresses_is_refused() -> None:
    with pytest.raises(ValueError, match="facts-3:8000"):
        here(["a", "b", "c"], "d", "e")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    if NGINX is None:
        pytest.skip("nginx is not installed here: apt-get install nginx-light")
    with serving("--workers", "1") as server, proxied(server.url.removeprefix("http://"), f"127.0.0.1:{free_port()}") as address:
        yield address.removeprefix("http://")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "articles.ndjson"
    archive.write(path, MANY)
    return path


def in_order(lines: Iterable[bytes | str]) -> bool:
    """Whether answers to all of many articles come in the order of their requests."""
    return [json.loads(line)["id"] for line in lines] == [str(number) for number in range(MANY)]


def test_many_articles_go_through_the_proxy_with_curl(url: str, many: Path) -> None:
    command = ["curl", "-s", "--data-binary", f"@{many}", "-H", "Content-Type: application/x-ndjson", f"http://{url}/v1/facts"]
    assert in_order(subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.splitlines())


def test_many_articles_go_through_the_proxy_with_requests(url: str, many: Path) -> None:
    with many.open("rb") as body:
        answer = requests.post(f"http://{url}/v1/facts", data=body, headers={"Content-Type": "application/x-ndjson"}, stream=True, timeout=120)
    assert answer.status_code == 200
    assert in_order(answer.iter_lines())


def asked(url: str, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any, http.client.HTTPResponse]:
    connection = http.client.HTTPConnection(url, timeout=10)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    assert response.headers["Content-Type"].endswith("json"), content
    return response.status, json.loads(content), response


def test_an_article_is_answered_though_one_instance_is_away(url: str) -> None:
    for _ in range(5):
        status, answer, _ = asked(url, "POST", "/v1/facts", "Police found 12 rockets.", **{"Content-Type": "text/plain"})
        assert (status, answer["complete"]) == (200, True)


def test_the_callers_request_id_comes_back_through_the_proxy(url: str) -> None:
    assert asked(url, "GET", "/health/live", **{"X-Request-ID": "desk-7"})[2].headers["X-Request-ID"] == "desk-7"
    assert len(asked(url, "GET", "/health/live")[2].headers["X-Request-ID"]) == 32


@pytest.mark.parametrize(
    ("status", "method", "path", "headers"),
    [
        (413, "POST", "/v1/facts", {"Content-Length": str(65 * 2**20)}),
        (404, "GET", "/metrics", {}),
        (404, "GET", "/nowhere", {}),
        (405, "GET", "/v1/facts", {}),
        (414, "GET", "/" + "a" * 9000, {}),
        (400, "GET", "/", {"X-Long": "a" * 9000}),
        (400, "POST", "/v1/facts", {"Transfer-Encoding": "compress"}),
        (415, "POST", "/v1/facts", {}),
    ],
)
def test_every_refusal_is_a_problem_whoever_refuses(url: str, status: int, method: str, path: str, headers: dict[str, str]) -> None:
    answered, problem, response = asked(url, method, path, **headers)
    assert (answered, problem["status"]) == (status, status)
    assert response.headers["Content-Type"] == "application/problem+json"


def test_nobody_there_is_a_problem_that_says_when_to_come_back() -> None:
    if NGINX is None:
        pytest.skip("nginx is not installed here: apt-get install nginx-light")
    with serving("--workers", "1") as server, proxied(server.url.removeprefix("http://"), f"127.0.0.1:{free_port()}") as address:
        server.process.terminate()
        server.process.wait(timeout=30)
        status, problem, response = asked(address.removeprefix("http://"), "POST", "/v1/facts", "12 men", **{"Content-Type": "text/plain"})
        assert (status, problem["status"], response.headers["Retry-After"]) == (503, 503, "1")

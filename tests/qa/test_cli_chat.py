import socket
import subprocess
import sys
import time
import urllib.request

import pytest

MAIN = "from qa.commands.cli import main; main()"
READY = 60  # seconds on a busy machine; warm and alone it takes about five


def test_a_public_address_is_refused_without_a_password(byline):
    ran = byline("chat", "--share")
    assert ran.status == 2
    assert "--auth NAME:PASSWORD" in ran.err


def test_auth_without_a_password_is_refused(byline):
    assert byline("chat", "--auth", "ann").status == 2


def test_a_port_in_use_is_told_in_a_line(byline, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = byline("--data", tmp_path, "chat", "--no-browser", "--port", port)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        f"byline: port {port} of 127.0.0.1: address already in use;"
        " give another --port, or none for the first free one\n"
    )


def test_a_host_of_another_machine_is_told_in_a_line(byline, tmp_path):
    ran = byline("--data", tmp_path, "chat", "--no-browser", "--host", "192.0.2.1", "--auth", "a:b")
    assert ran.status == 1
    assert ran.err.startswith("byline: host 192.0.2.1: ")
    assert ran.err.endswith("; give another --host\n")


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def fetched(url):
    """The page, as soon as there is one."""
    deadline = time.monotonic() + READY
    while True:
        try:
            with urllib.request.urlopen(url, timeout=READY) as response:
                return response.read().decode()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.mark.model
def test_the_page_is_served_on_this_computer_alone_and_its_address_is_printed(
    tmp_path, record_testsuite_property
):
    port, started = free_port(), time.monotonic()
    command = [sys.executable, "-c", MAIN, "--data", str(tmp_path), "chat", "--no-browser"]
    with subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.PIPE, text=True
    ) as served:
        try:
            printed = served.stdout.readline()
            page = fetched(f"http://127.0.0.1:{port}/")
            record_testsuite_property("seconds until the page is there", time.monotonic() - started)
        finally:
            served.terminate()
    assert "Byline" in page
    assert f"http://127.0.0.1:{port}" in printed

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
def test_the_page_is_served_on_this_computer_alone_and_its_address_is_printed(tmp_path):
    port = free_port()
    command = [sys.executable, "-c", MAIN, "--data", str(tmp_path), "chat", "--no-browser"]
    with subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.PIPE, text=True
    ) as served:
        try:
            printed = served.stdout.readline()
            page = fetched(f"http://127.0.0.1:{port}/")
        finally:
            served.terminate()
    assert "Byline" in page
    assert f"http://127.0.0.1:{port}" in printed

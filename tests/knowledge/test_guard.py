"""What may be connected to: nothing but the public internet, whatever a name says or becomes."""

import ipaddress
import socket
import ssl
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import TransientError, UserError
from knowledge.web.fetch import Fetcher
from knowledge.web.guard import is_public, system_resolver

UNTRUSTING = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
INSIDE = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::10.0.0.1",
    "100::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1111%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "",
    "example.org",
]


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_that_is_not_public_is_known(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450::1"])
def test_public_addresses_are_known(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_no_form_of_ipv6_hides_an_ipv4_address(ip):
    number = int(ip)
    for base in ("::", "::ffff:0:0", "64:ff9b::", "64:ff9b:1::", "2001::"):
        assert not is_public(str(ipaddress.IPv6Address(int(ipaddress.IPv6Address(base)) | number)))
    assert not is_public(str(ipaddress.IPv6Address(0x2002 << 112 | number << 80 | 1)))


@given(st.ip_addresses())
def test_whatever_is_public_is_so_for_python_too(ip):
    if is_public(str(ip)):
        assert ip.is_global
        assert not any((ip.is_private, ip.is_loopback, ip.is_link_local, ip.is_multicast, ip.is_unspecified))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "0", "[::1]", "[::ffff:127.0.0.1]",
     "localhost", "localhost.", "LOCALHOST"],
)  # fmt: skip
def test_this_machine_is_not_reached_however_it_is_written(website, host):
    website.pages["/"] = "a secret"
    with pytest.raises((UserError, TransientError)):
        Fetcher().get(f"http://{host}:{website.port}/")
    assert website.requests == []


@pytest.mark.parametrize("address", [a for a in INSIDE if a and a[0] in "0123456789:f"])
def test_a_name_for_an_inner_address_is_refused_in_one_line(address):
    with pytest.raises(UserError, match=r"news\.example is not on the public internet \(") as refused:
        Fetcher(resolve=lambda _host, _port: [address]).get("http://news.example/")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["10.0.0.7", "172.16.0.1", "192.168.1.1", "169.254.169.254", "fd00:ec2::254", "fe80::1", "::1"]
)
@pytest.mark.parametrize("beside", [[], ["93.184.216.34"]])
def test_a_name_that_the_system_resolves_to_an_inner_address_is_refused(monkeypatch, address, beside):
    """By the system's own resolver, which says for the name what it says for these addresses."""
    system, connected = socket.getaddrinfo, []

    def known(host, port, *args, **more):
        assert host == "intranet.example"
        return [found for one in (*beside, address) for found in system(one, port, *args, **more)]

    monkeypatch.setattr(socket, "getaddrinfo", known)
    monkeypatch.setattr(socket.socket, "connect", lambda _self, to: connected.append(to))
    for url in ("http://intranet.example/", "https://intranet.example/"):
        with pytest.raises(UserError, match=r"intranet\.example is not on the public internet \("):
            Fetcher().get(url)
    assert connected == []


def test_one_inner_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(UserError, match=r"10\.0\.0\.7"):
        Fetcher(resolve=lambda _host, _port: ["93.184.216.34", "10.0.0.7"]).get("https://news.example/")


def test_the_exception_for_this_machine_lets_nothing_else_in():
    for address in INSIDE[2:]:
        if address not in {"::1", "127.8.8.8"}:
            with pytest.raises(UserError):
                Fetcher(loopback=True, resolve=lambda _host, _port, a=address: [a], certificates=UNTRUSTING).get(
                    "http://news.example/"
                )


def test_the_connection_goes_to_the_address_that_was_judged(website):
    """A name that is public when asked about first, and this machine after, as an attacker's server makes it."""
    website.pages["/"] = "a secret"
    answers = iter([["192.0.2.1"], ["127.0.0.1"]])
    asked = []

    def rebinding(host, port):
        asked.append((host, port))
        return next(answers)

    with pytest.raises(UserError):
        Fetcher(resolve=rebinding).get(f"http://news.example:{website.port}/")
    with pytest.raises(UserError):
        Fetcher(resolve=rebinding).get(f"http://news.example:{website.port}/")
    assert asked == [("news.example", website.port)] * 2
    assert website.requests == []


def test_a_name_is_resolved_once_a_connection_and_stands_in_the_host_header(website):
    website.pages["/"] = "the page"
    asked = []

    def resolve(host, _port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    got = Fetcher(loopback=True, resolve=resolve).get(f"http://news.example:{website.port}/")
    assert got.content == b"the page"
    assert asked == ["news.example"]
    assert website.headers[0]["Host"] == f"news.example:{website.port}"


def test_the_next_address_is_tried_when_one_does_not_answer(website):
    website.pages["/"] = "the page"
    with socket.socket() as closed:  # bound and not listening: refuses at once
        closed.bind(("127.0.0.9", 0))
        got = Fetcher(loopback=True, resolve=lambda _h, _p: ["127.0.0.9", "127.0.0.1"]).get(website.url + "/")
    assert got.content == b"the page"


def test_every_hop_of_a_redirect_is_judged(website):
    website.redirect("/", "http://metadata.example/latest/")
    website.redirect("/relative", "//metadata.example/")
    names = {"news.example": ["127.0.0.1"], "metadata.example": ["169.254.169.254"]}
    fetcher = Fetcher(loopback=True, resolve=lambda host, _port: names[host])
    for path in ("/", "/relative"):
        with pytest.raises(UserError, match=r"169\.254\.169\.254"):
            fetcher.get(f"http://news.example:{website.port}{path}")


@pytest.mark.parametrize(
    "to",
    ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org:70/", "data:text/html,x", "javascript:1",
     "http://user:word@example.org/", "http://example.org:22/", "http://[::1/", "http://a\x01b/"],
)  # fmt: skip
def test_a_redirect_may_lead_to_no_other_kind_of_address(website, to):
    website.redirect("/", to)
    with pytest.raises(UserError):
        Fetcher(loopback=True).get(website.url + "/")
    assert website.requests == ["/"]


def test_a_name_that_nobody_knows_may_be_known_later():
    def unknown(_host, _port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(TransientError, match=r"news\.example cannot be resolved"):
        Fetcher(resolve=unknown).get("http://news.example/")


def test_a_resolver_that_hangs_is_not_waited_for():
    ended = threading.Event()
    with pytest.raises(TransientError, match="did not answer in time"):
        Fetcher(resolve=lambda _host, _port: ended.wait() and [], seconds=0.05).get("http://news.example/")
    ended.set()


def test_a_name_with_an_impossible_part_is_refused():
    with pytest.raises(UserError, match="cannot be the name of a site"):
        Fetcher().get(f"http://{'a' * 70}.example/")


def test_the_systems_resolver_gives_plain_addresses():
    assert "127.0.0.1" in system_resolver("127.1", 80)

"""A real web site on this machine, for what fetches: its pages are set by the test, and its requests are kept."""

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What a path answers."""

    body: bytes | str = b""
    status: int = 200
    headers: dict = field(default_factory=dict)


class Website:
    """`site.pages[path]` is a Reply, a body, or a function of the handler that answers by itself."""

    def __init__(self):
        self.pages = {}
        self.requests = []
        self.headers = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.requests.append(self.path)
                site.headers.append(dict(self.headers))
                page = site.pages.get(self.path, Reply("nothing here", 404))
                if callable(page):
                    self.close_connection = True
                    page(self)
                    return
                reply = page if isinstance(page, Reply) else Reply(page)
                body = reply.body.encode() if isinstance(reply.body, str) else reply.body
                self.send_response(reply.status)
                for name, value in {"Content-Type": "text/html", **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, *_):
                """A client that hangs up in the middle is what some tests are about."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def redirect(self, path, to, status=302):
        self.pages[path] = Reply(status=status, headers={"Location": to})

    def close(self):
        self.server.shutdown()
        self.server.server_close()

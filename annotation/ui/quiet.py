"""Keep Streamlit's own error dialog away: while the server is away the analyst goes on working.

The dialog makes the page behind it inert, and our screen says itself that the connection is gone and
that everything waits in the browser. `blockErrorDialogs` is the front end's switch for it; no option
of the server sets it, so the answer that carries it is rewritten on its way out.
"""

import json

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PATH = "/_stcore/host-config"


class NoErrorDialogs:
    """ASGI middleware around Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through; only the host configuration is changed."""
        if scope["type"] != "http" or not scope["path"].endswith(_PATH):
            await self._app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def rewrite(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                for part in _answer(start, body):
                    await send(part)

        await self._app({**scope, "headers": plain}, receive, rewrite)


def _answer(start: Message, body: bytes) -> tuple[Message, Message]:
    if start["status"] == 200:  # noqa: PLR2004
        body = json.dumps(json.loads(body) | {"blockErrorDialogs": True}).encode()
    headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
    headers.append((b"content-length", str(len(body)).encode()))
    return {**start, "headers": headers}, {"type": "http.response.body", "body": body}

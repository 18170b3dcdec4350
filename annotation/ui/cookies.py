"""Cookies of a server that browsers reach by https go by https alone.

Streamlit leaves that out, since it serves without https on one machine too.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from annotation.ui.session import provider

_COOKIE = b"set-cookie"


class SecureCookies:
    """ASGI middleware around Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through; only cookies get the attribute."""
        known = provider()
        if scope["type"] != "http" or known is None or not known.public.startswith("https:"):
            await self._app(scope, receive, send)
            return

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [_secured(*one) for one in message["headers"]]}
            await send(message)

        await self._app(scope, receive, secured)


def _secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    is_open = name.lower() == _COOKIE and b"; secure" not in value.lower()
    return name, value + b"; Secure" if is_open else value

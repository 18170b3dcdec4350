"""Where nobody signs in, nobody but this machine is answered, whatever address the server listens on."""

import ipaddress

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from annotation.errors import N_
from annotation.ui.door import log_refusal
from annotation.ui.session import provider

ELSEWHERE = N_("Selon answers this machine alone until people sign in: see docs/teams-sign-in.md.")


class OnlyThisMachine:
    """ASGI middleware around Streamlit and our routes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass through what comes from loopback, and everything where people sign in."""
        if scope["type"] == "lifespan" or provider() is not None or _is_near(scope.get("client")):
            await self._app(scope, receive, send)
            return
        log_refusal(403, ELSEWHERE)
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        await PlainTextResponse(ELSEWHERE, status_code=403)(scope, receive, send)


def _is_near(client: tuple[str, int] | None) -> bool:
    """Whether the other end is this machine; a socket of the file system has no address, and is."""
    if client is None or not client[0]:
        return True
    try:
        return ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return False

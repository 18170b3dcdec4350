"""What `st.App` is given: our routes, how people sign in, and what happens once when the server starts."""

import gc
import hashlib
import hmac
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from annotation.errors import OpenToAll, WorkbenchError
from annotation.settings import LOOPBACK, settings_from
from annotation.ui.background import BACKGROUND
from annotation.ui.cookies import SecureCookies
from annotation.ui.nearby import OnlyThisMachine
from annotation.ui.quiet import NoErrorDialogs
from annotation.ui.routes import routes
from annotation.ui.session import allowed_hosts, key, provider, workbench

__all__ = ["MIDDLEWARE", "lifespan", "routes", "secrets"]

_LOG = logging.getLogger(__name__)

MIDDLEWARE = (Middleware(OnlyThisMachine), Middleware(SecureCookies), Middleware(NoErrorDialogs))


def secrets() -> dict[str, Any]:
    """What Streamlit's sign-in needs to know; nothing where nobody signs in. It is written nowhere.

    Raises:
        InvalidSetting: the environment is not right.
        StoreUnavailable: there is no key to sign cookies with.
    """
    known = provider()
    if known is None:
        return {}
    auth = {
        "redirect_uri": f"{known.public}/oauth2callback",
        "cookie_secret": hmac.new(key(), b"cookies of the sign-in", hashlib.sha256).hexdigest(),
        "client_id": known.client,
        "client_secret": known.secret,
        "server_metadata_url": known.metadata,
    }
    return {"auth": auth}


def check_address() -> None:
    """Refuse to be reached by other machines where nobody has to sign in; let browsers use the public name.

    Raises:
        OpenToAll: the server listens beyond loopback, and there is no identity provider.
        InvalidSetting: the environment is not right.
    """
    settings_from()
    address = st.get_option("server.address")
    if provider() is None and address not in LOOPBACK:
        raise OpenToAll(address=address or "0.0.0.0")  # noqa: S104 (only said)
    config.set_option("server.allowedHosts", sorted(allowed_hosts()))


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Open the project before the first page asks for it, and keep the collector off what stays for ever.

    A project that cannot be opened is tried again by every page, which then says why. An address that anybody
    reaches stops the server.
    """
    check_address()
    try:
        workbench()
        BACKGROUND.start()
    except WorkbenchError as error:
        _LOG.error("%s", error)
    gc.collect()
    gc.freeze()
    yield {}
    BACKGROUND.stop()
    if workbench.cache_info().currsize:
        workbench().close()

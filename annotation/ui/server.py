"""What `st.App` is given: our routes, and what happens once when the server starts."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware

from annotation.errors import WorkbenchError
from annotation.ui.background import BACKGROUND
from annotation.ui.quiet import NoErrorDialogs
from annotation.ui.routes import routes
from annotation.ui.session import workbench

__all__ = ["MIDDLEWARE", "lifespan", "routes"]

_LOG = logging.getLogger(__name__)

MIDDLEWARE = (Middleware(NoErrorDialogs),)


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Open the project before the first page asks for it, and keep the collector off what stays for ever.

    A project that cannot be opened is tried again by every page, which then says why.
    """
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

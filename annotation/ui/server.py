"""What `st.App` is given: our routes, and what happens once when the server starts."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware

from annotation.ui.quiet import NoErrorDialogs
from annotation.ui.routes import routes
from annotation.ui.session import workbench

__all__ = ["MIDDLEWARE", "lifespan", "routes"]

MIDDLEWARE = (Middleware(NoErrorDialogs),)


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Open the project before the first page asks for it, and keep the collector off what stays for ever."""
    bench = workbench()
    gc.collect()
    gc.freeze()
    yield {}
    bench.close()

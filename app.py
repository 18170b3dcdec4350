"""Selon. `make run` starts it; so does `streamlit run app.py` or any ASGI server with `app:app`."""

import streamlit as st

from annotation.ui import navigation, server

if __name__ == "__main__":  # Streamlit runs this file as the script of every page
    st.set_page_config(page_title="Selon", page_icon=navigation.ICON, layout="wide")
    navigation.run()
else:  # an ASGI server imports it
    app = st.App(
        __file__,
        routes=server.routes(),
        secrets=server.secrets(),
        lifespan=server.lifespan,
        middleware=server.MIDDLEWARE,
    )

FROM python:3.11-slim

WORKDIR /selon
COPY requirements.txt requirements.in ./
RUN pip install --no-cache-dir -r requirements.txt

COPY pyproject.toml README.md app.py ./
COPY .streamlit .streamlit
COPY annotation annotation
COPY schemas schemas
COPY seeds seeds
RUN pip install --no-cache-dir --no-deps -e . \
 && useradd --create-home selon \
 && mkdir /data \
 && chown selon /data

USER selon
VOLUME /data
EXPOSE 8501

# Inside, every address: which of them others reach is the container's business.
CMD ["python", "-m", "streamlit", "run", "app.py", "--server.address=0.0.0.0", "--server.port=8501"]

# Bahi on a server of one's own: docs/hosting.md says how it is started and what keeps strangers out.
FROM python:3.12-slim
WORKDIR /opt/bahi
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
RUN useradd --uid 10001 --no-create-home bahi && mkdir -p state workbooks demo && chown bahi state workbooks demo
USER bahi
ENV HOME=/opt/bahi/state STREAMLIT_SERVER_ADDRESS=0.0.0.0 STREAMLIT_SERVER_HEADLESS=true
VOLUME ["/opt/bahi/state", "/opt/bahi/workbooks"]
EXPOSE 8501
HEALTHCHECK --start-period=60s CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=5)"]
CMD ["python", "-m", "streamlit", "run", "streamlit_app.py"]

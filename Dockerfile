# syntax=docker/dockerfile:1
FROM python:3.11-slim-bookworm AS build

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
RUN python -m venv /opt/dateline
# The CPU build of torch: the default one brings gigabytes of CUDA.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
COPY requirements.lock pyproject.toml README.md LICENSE ./
# The lock says which versions, the project says what: the tools of its developers stay out.
RUN grep -m 1 '^torch==' requirements.lock > torch.lock \
    && python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"], sep="\n")' > needed.txt \
    && /opt/dateline/bin/pip install --index-url "$TORCH_INDEX" --requirement torch.lock \
    && /opt/dateline/bin/pip install --constraint requirements.lock --requirement needed.txt
COPY knowledge ./knowledge
COPY index ./index
COPY bot ./bot
RUN /opt/dateline/bin/pip install --no-deps .
# The model is compiled now, so that the container starts at once and without a writable cache.
ENV DATELINE_CACHE=/opt/dateline/cache
RUN /opt/dateline/bin/dateline --data /tmp/empty index


FROM python:3.11-slim-bookworm

LABEL org.opencontainers.image.title="Dateline" org.opencontainers.image.licenses="MIT"
RUN useradd --create-home --uid 10001 dateline && install --directory --owner dateline /data
COPY --from=build /opt/dateline /opt/dateline
ENV PATH=/opt/dateline/bin:$PATH DATELINE_CACHE=/opt/dateline/cache DATELINE_DATA=/data PYTHONUNBUFFERED=1
USER 10001
WORKDIR /home/dateline
VOLUME /data
# Whether the bot hears from Telegram, by the age of a file. What is wrong with the data, `dateline doctor` says.
HEALTHCHECK --interval=1m --timeout=20s --start-period=3m CMD ["dateline", "doctor", "--alive"]
ENTRYPOINT ["dateline"]
CMD ["run"]

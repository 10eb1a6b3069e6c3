# The tools of every watchdog, whichever component it looks after; scripts and settings are copied into its container.
FROM {{ base }}
ARG DEBIAN_FRONTEND=noninteractive
RUN apt-get update \
    && apt-get install --yes --no-install-recommends bash ca-certificates curl docker-cli socat \
    && rm -rf /var/lib/apt/lists/*

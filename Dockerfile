# syntax=docker/dockerfile:1
# The image of the action: one static binary and nothing else, so there is no shell, no package and nothing to patch.
# There is no USER and no WORKDIR: GitHub runs container actions as root in /github/workspace and says to set neither.
# What the program writes belongs to the owner of the workspace afterwards.

FROM rust:1.95.0-slim-bookworm AS build
ARG TARGETARCH
WORKDIR /src
# `--target` is named, so that build scripts and macros are not linked statically too. `linux_getrandom`: in a static binary
# the look-up of getrandom by name fails, and its fallback needs /dev/urandom. The relocations are packed (0.9 MB less): the
# lists of words have one for each word.
ENV RUSTFLAGS="-C target-feature=+crt-static -C link-arg=-Wl,-z,pack-relative-relocs --cfg getrandom_backend=\"linux_getrandom\""

# Dependencies first: this layer changes only with Cargo.lock.
COPY Cargo.toml Cargo.lock ./
COPY benches benches
RUN case "${TARGETARCH:-amd64}" in \
      amd64) echo x86_64-unknown-linux-gnu ;; \
      arm64) echo aarch64-unknown-linux-gnu ;; \
      *) echo "no build for ${TARGETARCH}" >&2; exit 1 ;; \
    esac > /target \
    && mkdir -p src \
    && echo 'fn main() {}' > src/main.rs \
    && touch src/lib.rs \
    && cargo build --release --locked --bin casestudypilot --target "$(cat /target)" \
    && rm -rf src

COPY src src
COPY templates templates
# The stand-ins above are newer than the sources of a fresh checkout; cargo must not take them for built.
RUN touch src/main.rs src/lib.rs \
    && cargo build --release --locked --bin casestudypilot --target "$(cat /target)" \
    && cp "target/$(cat /target)/release/casestudypilot" /casestudypilot \
    && /casestudypilot --version

FROM scratch
LABEL org.opencontainers.image.title="casestudypilot" \
      org.opencontainers.image.description="Turns a KubeCon talk into a CNCF case study in which every claim is traced to the second it was said" \
      org.opencontainers.image.source="https://github.com/casestudypilot/casestudypilot-action" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /casestudypilot /casestudypilot
ENTRYPOINT ["/casestudypilot"]

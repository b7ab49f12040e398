#!/usr/bin/env bash
# image.sh BINARY: the image around the binary is small, and runs as GitHub runs it: mounts, variables, root, a workspace of
# somebody else. Needs buildah and podman; where they cannot be had, it says so and ends well.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
binary=$(readlink -f "$1")

size=$(stat -c %s "$binary")
echo "binary: $size bytes"
[ "$size" -le 15728640 ] || { echo "larger than 15 MiB"; exit 1; }

if ! command -v buildah >/dev/null || ! command -v podman >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends buildah podman runc >/dev/null 2>&1 || true
  fi
fi
if ! command -v buildah >/dev/null || ! command -v podman >/dev/null; then
  echo "skipped: no buildah and podman here"
  exit 0
fi

work=$(mktemp -d)
image=localhost/casestudypilot:ci-$$
storage=(--storage-driver vfs --root "$work/storage" --runroot "$work/run")
trap 'buildah "${storage[@]}" rmi --force "$image" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

mkdir "$work/context"
cp "$binary" "$work/context/casestudypilot"
cp "$here/Dockerfile" "$work/context/"
buildah "${storage[@]}" bud --isolation chroot --quiet --tag "$image" "$work/context" >/dev/null

# As the runner does it: one folder each for home, workflow, file commands and workspace; inputs and variables by -e.
mkdir -p "$work"/{home,workflow,file_commands,workspace}
cp "$here/../../examples/larkfield/talk.vtt" "$work/workspace/"
cp "$here/../../examples/larkfield/issue-opened.json" "$work/workflow/event.json"
: >"$work/file_commands/output"
: >"$work/file_commands/summary"
chown -R 1001:127 "$work/workspace"
title=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["title"])' "$here/../../examples/larkfield/talk.json")

podman "${storage[@]}" --runtime runc run --rm --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 --network=none \
  --workdir /github/workspace -e HOME=/github/home -e GITHUB_ACTIONS=true -e CI=true \
  -e GITHUB_WORKSPACE=/github/workspace -e GITHUB_REPOSITORY=example/case-studies \
  -e GITHUB_EVENT_NAME=issues -e GITHUB_EVENT_PATH=/github/workflow/event.json \
  -e GITHUB_OUTPUT=/github/file_commands/output -e GITHUB_STEP_SUMMARY=/github/file_commands/summary \
  -e INPUT_TRANSCRIPT=talk.vtt -e "INPUT_TITLE=$title" -e INPUT_OFFLINE=true -e INPUT_REQUIRE-MEMBERSHIP=none -e INPUT_VIDEO= \
  -v "$work/home:/github/home" -v "$work/workflow:/github/workflow" \
  -v "$work/file_commands:/github/file_commands" -v "$work/workspace:/github/workspace" "$image"

grep -q '^generated$' "$work/file_commands/output"
[ -s "$work/workspace/case-studies/larkfield-logistics.md" ]
[ -s "$work/file_commands/summary" ]
strangers=$(find "$work/workspace" ! -user 1001 -o ! -group 127)
[ -z "$strangers" ] || { echo "not the workspace owner's:"; echo "$strangers"; exit 1; }
echo "image runs as on GitHub; all files belong to the workspace's owner"

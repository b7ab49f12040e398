#!/usr/bin/env bash
# static.sh BINARY: the binary needs nothing but itself. In an empty root it starts, resolves a name, and speaks TLS to a
# server whose authority it was told, and not to one whose authority nobody told it.
set -euo pipefail
binary=$(readlink -f "$1")
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT

ldd "$binary" 2>&1 | grep -Eq 'statically linked|not a dynamic executable' || { echo "not static:"; ldd "$binary"; exit 1; }

root=$work/root
mkdir "$root"
cp "$binary" "$root/casestudypilot"
enter=("$(command -v chroot)" "$root")
[ "$(id -u)" = 0 ] || enter=("$(command -v unshare)" --map-root-user "$(command -v chroot)" "$root")

"${enter[@]}" /casestudypilot --version

# A certificate authority, a server with a name, and nothing in the root but these two files and the binary.
cd "$work"
openssl req -quiet -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=test authority" \
  -addext basicConstraints=critical,CA:TRUE -keyout ca.key -out ca.pem 2>/dev/null ||
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=test authority" \
    -addext basicConstraints=critical,CA:TRUE -keyout ca.key -out ca.pem 2>/dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=tube.test" -keyout server.key -out server.csr 2>/dev/null
printf 'subjectAltName=DNS:tube.test\n' >extensions
openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile extensions -out server.pem 2>/dev/null
mkdir "$root/etc"
echo '127.0.0.1 tube.test' >"$root/etc/hosts"
cp ca.pem "$root/ca.pem"

python3 - <<'PYTHON' &
import http.server, ssl

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        open("asked", "a").write(self.path + "\n")
        self.send_error(404)

    def log_message(self, *arguments):
        pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("server.pem", "server.key")
server.socket = context.wrap_socket(server.socket, server_side=True)
open("port.new", "w").write(str(server.server_address[1]))
import os
os.rename("port.new", "port")
server.serve_forever()
PYTHON
server=$!
for _ in $(seq 100); do [ -f port ] && break; sleep 0.1; done
port=$(cat port)

ask() {
  env -i REQUEST_TIMEOUT=10 YOUTUBE_BASE_URL="https://tube.test:$port" "$@" \
    "${enter[@]}" /casestudypilot transcript --video aaaaaaaaaaa >out 2>&1 || true
}
ask
[ ! -f asked ] || { echo "a server without a known authority was asked"; exit 1; }
ask SSL_CERT_FILE=/ca.pem
grep -q '^/watch?v=aaaaaaaaaaa' asked || { echo "the server was not asked:"; cat out; exit 1; }
echo "static, starts in an empty root, resolves names, speaks TLS"

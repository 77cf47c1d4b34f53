# Starts what is measured, on free ports of loopback. Sourced by run; fills these by target name.
declare -A pid url stream_url key model stream_model
stream_directives="+chunks.20+gap.5"

# Waits until a pattern stands in a file and prints the whole match.
await_line() { # file pattern what
    local deadline=$((SECONDS + 60))
    until grep -om1 -E -- "$2" "$1" 2>/dev/null; do
        ((SECONDS < deadline)) || { echo "$3 did not start; its output:" >&2; tail -20 "$1" >&2; return 1; }
        sleep 0.1
    done
}

target() { # name pid base key model stream-model [stream base]
    pid[$1]=$2 url[$1]=$3/v1/chat/completions key[$1]=$4 model[$1]=$5 stream_model[$1]=$6
    stream_url[$1]=${7:-$3}/v1/chat/completions
}

start_direct() {
    "$bin/LlmSimulator/release/Maru.LlmSimulator" --fast --no-record --urls http://127.0.0.1:0 >"$tmp/simulator.log" 2>&1 &
    started+=($!)
    simulator=$(await_line "$tmp/simulator.log" 'http://[0-9.]+:[0-9]+' "the simulator")
    target direct "" "$simulator" sk-direct gpt-4o-mini "gpt-4o-mini$stream_directives"
}

start_nginx() {
    local port user=""
    [[ $(id -u) == 0 ]] && user="user root;"
    for _ in 1 2 3 4 5 6 7 8; do
        port=$((20000 + RANDOM % 12000))
        sed -e "s|@USER@|$user|; s|@FOLDER@|$tmp|; s|@PORT@|$port|; s|@UPSTREAM@|${simulator#http://}|" "$here/nginx.conf" >"$tmp/nginx.conf"
        "$nginx" -p "$tmp" -e "$tmp/nginx.log" -c "$tmp/nginx.conf" &
        local its=$!
        for _ in {1..50}; do
            [[ -s $tmp/nginx.pid || ! -d /proc/$its ]] && break
            sleep 0.1
        done
        if [[ -d /proc/$its ]]; then
            started+=("$its")
            target nginx "$its" "http://127.0.0.1:$port" sk-nginx gpt-4o-mini "gpt-4o-mini$stream_directives" "http://127.0.0.1:$port/stream"
            return
        fi
    done
    tail -5 "$tmp/nginx.log" >&2
    return 1
}

start_floor() {
    "$bin/Forwarder/release/Maru.Forwarder" "$simulator" floor-client-key >"$tmp/floor.log" 2>&1 &
    started+=($!)
    target floor $! "$(await_line "$tmp/floor.log" 'http://[0-9.]+:[0-9]+' "the floor")" floor-client-key \
        gpt-4o-mini "gpt-4o-mini$stream_directives"
}

start_maru() {
    local address token secret its
    pushd "$bin/Host/release" >/dev/null # where its appsettings.json is
    ENCRYPTION_KEY=$(./Maru.Host key) ASPNETCORE_ENVIRONMENT=Production Urls=http://127.0.0.1:0 \
        Database__Connection="$tmp/maru.db" ./Maru.Host serve >"$tmp/maru.log" 2>&1 &
    its=$!
    started+=("$its")
    popd >/dev/null
    address=$(await_line "$tmp/maru.log" 'listening on http://[0-9.]+:[0-9]+' "Maru")
    address=${address#listening on }
    await_line "$tmp/maru.log" "has no administrator" "Maru's set-up" >/dev/null
    token=$(<"$tmp/set-up-token")
    secret=$("$client" prepare-maru "$address" "$token" "$simulator/v1/" gpt-4o-mini "gpt-4o-mini$stream_directives")
    target maru "$its" "$address" "$secret" text-small text-large
    metrics=$address/metrics
}

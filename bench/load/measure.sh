# Puts load on a target and prints what it cost. Sourced by run.

# A process and its children: nginx works in a child.
family() { # pid
    echo "$1"
    cat "/proc/$1/task/"*/children 2>/dev/null | tr ' ' '\n' | sed '/^$/d'
}

# Microseconds of processor, user and system. The name in the second field may hold anything, so it is cut off first.
cpu_us() { # pid
    local p ticks=0
    for p in $(family "$1"); do
        ticks=$((ticks + $(sed 's/.*) //' "/proc/$p/stat" | awk '{ print $12 + $13 }')))
    done
    echo $((ticks * 1000000 / $(getconf CLK_TCK)))
}

rss_kib() { # pid
    local p sum=0
    for p in $(family "$1"); do
        sum=$((sum + $(awk '/^VmRSS/ { print $2 }' "/proc/$p/status")))
    done
    echo "$sum"
}

statements() { curl -fsS "$metrics" | awk '/^maru_db_statements_total/ { sum += $NF } END { printf "%d", sum }'; }

# Calls are written down in batches after the answer; they are counted when the counter rests.
statements_at_rest() {
    local before now
    now=$(statements)
    for _ in {1..20}; do
        before=$now
        sleep 1
        now=$(statements)
        ((now - before <= 2)) && break
    done
    echo "$now"
}

plain_load() { # target connections seconds
    local out
    out=$(BENCH_REQUEST=$here/request.json BENCH_MODEL=${model[$1]} BENCH_KEY=${key[$1]} \
        wrk -t1 -c"$2" -d"$3s" --timeout 10s --latency -s "$here/chat.lua" "${url[$1]}")
    sed -n 's/^RESULT //p' <<<"$out"
}

counted_load() { # target connections requests
    "$client" count "${url[$1]}" "${key[$1]}" "${model[$1]}" "$here/request.json" "$3" "$2"
}

stream_load() { # target streams seconds
    "$client" stream "${stream_url[$1]}" "${key[$1]}" "${stream_model[$1]}" "$here/request.json" "$2" "$3"
}

# One line for the report: what the client saw, and what it cost the target's process.
measure() { # target kind round
    local its=${pid[$1]} cpu=0 counted=0 result extra=""
    [[ $with_statements && $1 == maru && $2 == load ]] && counted=$(statements_at_rest)
    [[ $its ]] && cpu=$(cpu_us "$its")
    case $2 in
        load) result=$(plain_load "$1" "$connections" "$seconds") ;;
        latency) result=$(plain_load "$1" 1 "$latency_seconds") ;;
        stream) result=$(stream_load "$1" "$streams" "$seconds") ;;
    esac
    sleep 0.5 # what a target puts off until after the answer belongs to its bill
    [[ $its ]] && extra=",\"cpu_us\":$(($(cpu_us "$its") - cpu)),\"rss_kib\":$(rss_kib "$its")"
    [[ $with_statements && $1 == maru && $2 == load ]] && extra+=",\"statements\":$(($(statements_at_rest) - counted))"
    echo "{\"target\":\"$1\",\"kind\":\"$2\",\"number\":$3,${result:1:-1}$extra}"
}

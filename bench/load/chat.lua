-- Takes BENCH_REQUEST (file), BENCH_MODEL and BENCH_KEY from the environment.
local file = assert(io.open(os.getenv("BENCH_REQUEST"), "rb"))
local body = file:read("*a"):gsub('"model":"[^"]*"', function() return '"model":"' .. os.getenv("BENCH_MODEL") .. '"' end, 1)
file:close()

wrk.method = "POST"
wrk.body = body
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_KEY")

function done(summary, latency)
    local e = summary.errors
    io.write(string.format(
        '\nRESULT {"requests":%d,"errors":%d,"seconds":%.6f,"p50_us":%d,"p99_us":%d,"bytes":%d}\n',
        summary.requests, e.connect + e.read + e.write + e.status + e.timeout, summary.duration / 1e6,
        latency:percentile(50), latency:percentile(99), summary.bytes))
end

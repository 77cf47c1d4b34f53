-- One row a call. Each index costs every call a little; statistics read llm_call_day instead. Tokens and cost are NULL when unknown, never 0.
CREATE TABLE llm_call (
    id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    client_key_id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    operation TEXT NOT NULL,
    model_asked TEXT NOT NULL,
    provider TEXT,
    model TEXT,
    api_key_id TEXT,
    policy_version BIGINT,
    tokens_in INTEGER,
    tokens_out INTEGER,
    tokens_cached INTEGER,
    tokens_reasoning INTEGER,
    usage_source TEXT NOT NULL,
    cost_micros BIGINT,
    price_id TEXT,
    ttft_us BIGINT,
    latency_us BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    status INTEGER NOT NULL,
    error_code TEXT,
    streamed BOOLEAN NOT NULL,
    prompt_template_id TEXT,
    trace_id TEXT,
    content TEXT);
CREATE INDEX llm_call_by_at ON llm_call (at, id);
CREATE INDEX llm_call_by_owner ON llm_call (owner_id, at);

-- Totals, so that statistics never read the calls. latency is a log-bucket histogram of the answered calls: 'bucket:count …'.
CREATE TABLE llm_call_day (
    day TEXT NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    client_key_id TEXT NOT NULL,
    operation TEXT NOT NULL,
    requests BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    cancelled BIGINT NOT NULL,
    unpriced BIGINT NOT NULL,
    unmetered BIGINT NOT NULL,
    tokens_in BIGINT NOT NULL,
    tokens_out BIGINT NOT NULL,
    tokens_cached BIGINT NOT NULL,
    cost_micros BIGINT NOT NULL,
    latency TEXT NOT NULL,
    PRIMARY KEY (day, provider, model, client_key_id, operation));

-- Wrapped keys of stored prompts and answers; a ring rotation re-wraps these rows and leaves the calls alone.
CREATE TABLE llm_call_data_key (
    id TEXT NOT NULL PRIMARY KEY,
    wrapped TEXT NOT NULL,
    created_at BIGINT NOT NULL);

-- Prices an administrator added. Rows never change but for retired_at, so a price's id is its version.
CREATE TABLE llm_price (
    id TEXT NOT NULL PRIMARY KEY,
    provider TEXT NOT NULL,
    model_pattern TEXT NOT NULL,
    service_tier TEXT,
    operation TEXT,
    context_over_tokens INTEGER NOT NULL,
    input_micros BIGINT NOT NULL,
    cached_micros BIGINT,
    output_micros BIGINT NOT NULL,
    image_micros BIGINT,
    valid_from BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    retired_at BIGINT);

-- What a key has spent in a month, UTC; written with the calls it sums. Its row is the lock under which leases are granted.
CREATE TABLE llm_budget (
    client_key_id TEXT NOT NULL,
    month TEXT NOT NULL,
    spent_micros BIGINT NOT NULL,
    PRIMARY KEY (client_key_id, month));

-- What a node may still spend without asking: granted less spent, until it expires.
CREATE TABLE llm_budget_lease (
    client_key_id TEXT NOT NULL,
    month TEXT NOT NULL,
    node_id TEXT NOT NULL,
    granted_micros BIGINT NOT NULL,
    spent_micros BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (client_key_id, month, node_id));

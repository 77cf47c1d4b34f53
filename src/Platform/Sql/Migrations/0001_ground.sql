CREATE TABLE platform_version (
    name TEXT PRIMARY KEY,
    version BIGINT NOT NULL
);

CREATE TABLE platform_outbox (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    payload TEXT NOT NULL,
    occurred_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    available_at BIGINT NOT NULL,
    delivered_at BIGINT,
    last_error TEXT
);

CREATE INDEX platform_outbox_waiting ON platform_outbox (available_at) WHERE delivered_at IS NULL;

CREATE TABLE platform_inbox (
    event_id TEXT NOT NULL,
    handler TEXT NOT NULL,
    handled_at BIGINT NOT NULL,
    PRIMARY KEY (event_id, handler)
);

CREATE TABLE platform_key_check (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    token TEXT NOT NULL
);

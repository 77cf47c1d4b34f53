CREATE TABLE llm_api_key (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    sealed_key TEXT NOT NULL,
    key_hint TEXT NOT NULL,
    sealing_key_id TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    base_url TEXT,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    priority INTEGER NOT NULL DEFAULT 0,
    last_tested_at BIGINT,
    last_test_status TEXT,
    last_used_at BIGINT,
    row_version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE INDEX llm_api_key_by_precedence ON llm_api_key (provider, is_active, priority, created_at);

CREATE TABLE llm_model (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    model_id TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    is_default BOOLEAN NOT NULL DEFAULT FALSE,
    parameters TEXT NOT NULL DEFAULT '{}',
    row_version BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (provider, model_id)
);

CREATE UNIQUE INDEX llm_model_one_default ON llm_model (is_default) WHERE is_default = TRUE;

CREATE TABLE llm_selection (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    model_row_id TEXT REFERENCES llm_model (id) ON DELETE SET NULL,
    selected_at BIGINT,
    selected_by TEXT,
    version BIGINT NOT NULL DEFAULT 0
);

INSERT INTO llm_selection (id, version) VALUES (1, 0);

CREATE TABLE llm_policy (
    id TEXT PRIMARY KEY,
    version BIGINT UNIQUE,
    state TEXT NOT NULL,
    provider TEXT NOT NULL,
    mappings TEXT NOT NULL,
    previous_version BIGINT NOT NULL,
    rolled_back_to BIGINT,
    forced BOOLEAN NOT NULL DEFAULT FALSE,
    probe TEXT NOT NULL DEFAULT '[]',
    rejection TEXT,
    changed_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX llm_policy_one_active ON llm_policy (state) WHERE state = 'active';
CREATE INDEX llm_policy_by_time ON llm_policy (changed_at, id);

CREATE TABLE llm_import (
    id TEXT PRIMARY KEY,
    applied_at BIGINT NOT NULL
);

CREATE TABLE identity_account (
    id TEXT PRIMARY KEY,
    username TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    locale TEXT NOT NULL,
    token_version BIGINT NOT NULL,
    disabled_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX identity_account_username ON identity_account (username);

CREATE TABLE identity_setup (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    token_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Keyed by the hash of the name that was typed, whether or not an account bears it: both then cost and answer the same.
CREATE TABLE identity_attempt (
    name_hash TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL
);

CREATE INDEX identity_attempt_age ON identity_attempt (last_at);

-- One row a refresh token; family_id is the session's id (sid) in access tokens.
CREATE TABLE identity_session (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES identity_account (id) ON DELETE CASCADE,
    family_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    successor_id TEXT,
    successor_sealed TEXT,
    began_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    spent_at BIGINT,
    revoked_at BIGINT
);

CREATE UNIQUE INDEX identity_session_token ON identity_session (token_hash);
CREATE INDEX identity_session_family ON identity_session (family_id);
CREATE INDEX identity_session_account ON identity_session (account_id);
CREATE INDEX identity_session_expiry ON identity_session (expires_at);
CREATE INDEX identity_session_revoked ON identity_session (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX identity_session_sealed ON identity_session (spent_at) WHERE successor_sealed IS NOT NULL;

CREATE TABLE identity_signing_key (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    public_key TEXT NOT NULL,
    private_key_sealed TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT
);

CREATE UNIQUE INDEX identity_signing_key_one_current ON identity_signing_key (state) WHERE state = 'current';

CREATE TABLE identity_client_key (
    id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL REFERENCES identity_account (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    scopes TEXT NOT NULL,
    requests_per_minute INTEGER,
    tokens_per_minute INTEGER,
    cost_per_month_micros BIGINT,
    expires_at BIGINT,
    last_used_at BIGINT,
    revoked_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX identity_client_key_secret ON identity_client_key (secret_hash);
CREATE INDEX identity_client_key_owner ON identity_client_key (owner_id, id);

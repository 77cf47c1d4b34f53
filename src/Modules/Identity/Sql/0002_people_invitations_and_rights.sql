ALTER TABLE identity_account ADD COLUMN email TEXT;
ALTER TABLE identity_account ADD COLUMN display_name TEXT NOT NULL DEFAULT '';
ALTER TABLE identity_account ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE identity_account ADD COLUMN must_change_password BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE identity_account ADD COLUMN data_scope TEXT;
ALTER TABLE identity_account ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

CREATE INDEX identity_account_role ON identity_account (role);

-- User names and e-mail addresses in one namespace: nobody can take another's address as a user name.
CREATE TABLE identity_login_name (
    name TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES identity_account (id) ON DELETE CASCADE
);

CREATE INDEX identity_login_name_account ON identity_login_name (account_id);

INSERT INTO identity_login_name (name, account_id) SELECT username, id FROM identity_account;

ALTER TABLE identity_session ADD COLUMN client TEXT;

ALTER TABLE identity_signing_key ADD COLUMN activated_at BIGINT;

CREATE UNIQUE INDEX identity_signing_key_one_next ON identity_signing_key (state) WHERE state = 'next';

CREATE TABLE identity_invitation (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    note TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    used_by TEXT,
    revoked_at BIGINT
);

CREATE UNIQUE INDEX identity_invitation_token ON identity_invitation (token_hash);

-- One row. turns is raised by whoever changes an account's standing, so that they wait for each other on both databases.
CREATE TABLE identity_setting (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sign_up_policy TEXT NOT NULL,
    version BIGINT NOT NULL,
    turns BIGINT NOT NULL
);

INSERT INTO identity_setting (id, sign_up_policy, version, turns) VALUES (1, 'invite', 1, 0);

-- Every version of who holds what, the last in force: a JSON object from permission to lowest role, of those that differ from their declaration.
CREATE TABLE identity_role_matrix (
    version BIGINT PRIMARY KEY,
    entries TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- Addresses from which an account has signed in before, by hash: a stranger's failures do not slow their owner down.
CREATE TABLE identity_known_address (
    hash TEXT PRIMARY KEY,
    last_at BIGINT NOT NULL
);

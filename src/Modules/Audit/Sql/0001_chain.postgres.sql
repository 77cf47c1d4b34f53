CREATE TABLE audit_entry (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_type TEXT NOT NULL,
    actor_id TEXT,
    action TEXT NOT NULL,
    resource TEXT NOT NULL,
    resource_id TEXT,
    status_code INTEGER NOT NULL,
    reason TEXT,
    changes TEXT,
    details TEXT,
    request_id TEXT,
    trace_id TEXT,
    ip TEXT,
    user_agent TEXT,
    method TEXT,
    path TEXT,
    hash TEXT NOT NULL
);

CREATE INDEX audit_entry_actor ON audit_entry (actor_id, id);
CREATE INDEX audit_entry_action ON audit_entry (action, id);
CREATE INDEX audit_entry_resource ON audit_entry (resource, id);
CREATE INDEX audit_entry_resource_id ON audit_entry (resource_id, id) WHERE resource_id IS NOT NULL;
CREATE INDEX audit_entry_refused ON audit_entry ((status_code / 100), id) WHERE status_code >= 400;

CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position BIGINT NOT NULL,
    hash TEXT NOT NULL,
    dropped_through BIGINT NOT NULL
);

INSERT INTO audit_head (id, position, hash, dropped_through)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0);

CREATE TABLE audit_count (
    actor_id TEXT NOT NULL,
    span TEXT NOT NULL,
    resource TEXT NOT NULL,
    action TEXT NOT NULL,
    status_code INTEGER NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (actor_id, span, resource, action, status_code)
);

CREATE TABLE audit_day (
    day TEXT PRIMARY KEY,
    first_id BIGINT NOT NULL,
    last_id BIGINT NOT NULL
);

CREATE TABLE audit_signing_key (
    id TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,
    private_key_sealed TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT
);

CREATE UNIQUE INDEX audit_signing_key_current ON audit_signing_key ((1)) WHERE retired_at IS NULL;

CREATE TABLE audit_checkpoint (
    number BIGINT PRIMARY KEY,
    first_id BIGINT NOT NULL,
    last_id BIGINT NOT NULL,
    last_hash TEXT NOT NULL,
    root TEXT NOT NULL,
    previous TEXT NOT NULL,
    at BIGINT NOT NULL,
    key_id TEXT NOT NULL,
    public_key TEXT NOT NULL,
    signature TEXT NOT NULL
);

CREATE UNIQUE INDEX audit_checkpoint_last ON audit_checkpoint (last_id);

CREATE FUNCTION audit_refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION audit_refuse_unsealed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.id > (SELECT dropped_through FROM audit_head WHERE id = 1) THEN
        RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
END $$;

CREATE FUNCTION audit_head_only_forward() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position < OLD.position
        OR NEW.dropped_through < OLD.dropped_through
        OR (NEW.dropped_through > OLD.dropped_through
            AND NOT EXISTS (SELECT 1 FROM audit_checkpoint WHERE last_id = NEW.dropped_through)) THEN
        RAISE EXCEPTION 'the head of the audit log moves forward, and drops whole sealed ranges only'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse_unsealed();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_checkpoint_no_update BEFORE UPDATE ON audit_checkpoint FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_checkpoint_no_delete BEFORE DELETE ON audit_checkpoint FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_checkpoint_no_truncate BEFORE TRUNCATE ON audit_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_head_only_forward();
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

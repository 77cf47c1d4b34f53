-- How far this server has found its own log good. Not a proof: who holds the database can write this, too.
CREATE TABLE audit_verification (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    checkpoint BIGINT NOT NULL,
    digest TEXT NOT NULL,
    last_id BIGINT NOT NULL,
    at BIGINT,
    whole_at BIGINT,
    fault_kind TEXT,
    fault_row_id BIGINT,
    fault_checkpoint BIGINT,
    fault_at BIGINT
);

INSERT INTO audit_verification (id, checkpoint, digest, last_id) VALUES (1, 0, '', 0);

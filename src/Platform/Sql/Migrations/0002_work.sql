CREATE TABLE work_run (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    queue TEXT NOT NULL,
    partition_key TEXT,
    priority INTEGER NOT NULL,
    status TEXT NOT NULL,
    phase TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    node_id TEXT,
    wake_at BIGINT,
    event_seq BIGINT NOT NULL,
    recoveries INTEGER NOT NULL,
    cancel_requested BOOLEAN NOT NULL,
    waiting_for TEXT,
    waiting_key TEXT,
    percent INTEGER NOT NULL,
    message TEXT,
    owner_id TEXT,
    idempotency_key TEXT,
    input_hash TEXT NOT NULL,
    parent_id TEXT,
    forked_from TEXT,
    trace_parent TEXT,
    deadline_at BIGINT,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    finished_at BIGINT,
    error_code TEXT,
    error_detail TEXT,
    input TEXT NOT NULL,
    output TEXT
);

CREATE UNIQUE INDEX work_run_once ON work_run (idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX work_run_queued ON work_run (queue, priority, wake_at, id) WHERE status = 'queued';
CREATE INDEX work_run_running ON work_run (queue, partition_key) WHERE status = 'running';
CREATE INDEX work_run_due ON work_run (wake_at) WHERE status = 'waiting';
CREATE INDEX work_run_of_owner ON work_run (owner_id, id);
CREATE INDEX work_run_of_parent ON work_run (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX work_run_finished ON work_run (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX work_run_dead ON work_run (id) WHERE status IN ('failed', 'parked', 'compensation_failed');

CREATE TABLE work_step (
    run_id TEXT NOT NULL,
    step_key TEXT NOT NULL,
    iteration INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    state TEXT NOT NULL,
    kind TEXT NOT NULL,
    seq BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    output TEXT,
    error_code TEXT,
    error_detail TEXT,
    next_at BIGINT,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (run_id, step_key, iteration, attempt)
);

-- The line that makes "completed once" a fact of the database.
CREATE UNIQUE INDEX work_step_once ON work_step (run_id, step_key, iteration) WHERE state = 'completed';

CREATE TABLE work_timer (
    run_id TEXT NOT NULL,
    step_key TEXT NOT NULL,
    iteration INTEGER NOT NULL,
    fire_at BIGINT NOT NULL,
    PRIMARY KEY (run_id, step_key, iteration)
);

CREATE TABLE work_inbox (
    run_id TEXT NOT NULL,
    sender_key TEXT NOT NULL,
    name TEXT NOT NULL,
    payload TEXT NOT NULL,
    seq BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    consumed_by TEXT,
    PRIMARY KEY (run_id, sender_key)
);

CREATE TABLE work_event (
    run_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (run_id, seq)
);

CREATE TABLE work_node (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    started_at BIGINT NOT NULL,
    heartbeat_at BIGINT NOT NULL
);

CREATE TABLE work_queue (
    name TEXT PRIMARY KEY,
    next_start_at BIGINT NOT NULL
);

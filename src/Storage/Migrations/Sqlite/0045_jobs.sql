-- Work that goes on by itself: what is done (JSON), for whom and with whose rights, and how far it has come. Ended is null while it works.
CREATE TABLE job (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    kind INTEGER NOT NULL,
    act TEXT NOT NULL,
    by_id TEXT NOT NULL,
    doer_kind INTEGER NOT NULL,
    doer_id TEXT NOT NULL,
    state INTEGER NOT NULL,
    total INTEGER NOT NULL,
    done INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    undone INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    next INTEGER NOT NULL,
    undo_next INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    undo_until INTEGER,
    PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_of_member ON job (account, by_id, created_at, id);
CREATE INDEX job_newest ON job (account, created_at, id);
CREATE INDEX job_at_work ON job (account, by_id) WHERE ended_at IS NULL;
CREATE INDEX job_ended ON job (ended_at);

-- A job's list in the order of work: how each ticket stood before (JSON), and what became of it.
CREATE TABLE job_item (
    account TEXT NOT NULL,
    job TEXT NOT NULL,
    place INTEGER NOT NULL,
    ticket INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    version INTEGER,
    reply INTEGER,
    code TEXT,
    detail TEXT,
    said TEXT,
    before TEXT,
    PRIMARY KEY (account, job, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_item_refused ON job_item (account, job, place) WHERE refused = 1;

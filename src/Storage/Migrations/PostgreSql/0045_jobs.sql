-- Work that goes on by itself: what is done (JSON), for whom and with whose rights, and how far it has come. Ended is null while it works.
CREATE TABLE job (
    account text NOT NULL,
    id text COLLATE "C" NOT NULL,
    kind bigint NOT NULL,
    act text NOT NULL,
    by_id text NOT NULL,
    doer_kind bigint NOT NULL,
    doer_id text NOT NULL,
    state bigint NOT NULL,
    total bigint NOT NULL,
    done bigint NOT NULL,
    failed bigint NOT NULL,
    undone bigint NOT NULL,
    kept bigint NOT NULL,
    next bigint NOT NULL,
    undo_next bigint NOT NULL,
    created_at bigint NOT NULL,
    ended_at bigint,
    undo_until bigint,
    PRIMARY KEY (account, id)
);
CREATE INDEX job_of_member ON job (account, by_id, created_at, id);
CREATE INDEX job_newest ON job (account, created_at, id);
CREATE INDEX job_at_work ON job (account, by_id) WHERE ended_at IS NULL;
CREATE INDEX job_ended ON job (ended_at);

-- A job's list in the order of work: how each ticket stood before (JSON), and what became of it.
CREATE TABLE job_item (
    account text NOT NULL,
    job text NOT NULL,
    place bigint NOT NULL,
    ticket bigint NOT NULL,
    outcome bigint NOT NULL,
    refused bigint NOT NULL,
    version bigint,
    reply bigint,
    code text,
    detail text,
    said text,
    before text,
    PRIMARY KEY (account, job, place)
);
CREATE INDEX job_item_refused ON job_item (account, job, place) WHERE refused = 1;

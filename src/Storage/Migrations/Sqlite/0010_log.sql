-- Another database has another era, so that who follows the event log notices when one is in the place of the other.
CREATE TABLE log_era (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    era TEXT NOT NULL
) STRICT;
INSERT INTO log_era (one, era) VALUES (1, lower(hex(randomblob(16))));

-- Where followers of the event log stand: for the account '' all of the shard, for another one what goes by itself.
CREATE TABLE follower_position (
    consumer TEXT NOT NULL,
    shard INTEGER NOT NULL,
    account TEXT NOT NULL,
    position TEXT NOT NULL,
    PRIMARY KEY (consumer, shard, account)
) STRICT;

-- Accounts on which a consumer fails.
CREATE TABLE follower_held (
    consumer TEXT NOT NULL,
    shard INTEGER NOT NULL,
    account TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL,
    retry_at INTEGER NOT NULL,
    PRIMARY KEY (consumer, shard, account)
) STRICT;

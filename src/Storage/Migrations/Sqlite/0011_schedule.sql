-- What is to happen later. A row is put in the transaction of its cause and taken out in that of its effect; until then it is looked for by shard and time.
CREATE TABLE due (
    account TEXT NOT NULL,
    what TEXT NOT NULL,
    key TEXT NOT NULL,
    shard INTEGER NOT NULL,
    at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    token TEXT NOT NULL,
    cause TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    reason TEXT NULL,
    PRIMARY KEY (account, what, key)
) STRICT;
CREATE INDEX due_next ON due (shard, next_at, account, what, key);

-- The plans there are. Which shard a row is in does not matter.
INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts)
SELECT account, 'article.publish', id, abs(publish_at / 1000000) % 4, publish_at, publish_at, token, json_object('brand', brand), 0
FROM article WHERE publish_at IS NOT NULL;

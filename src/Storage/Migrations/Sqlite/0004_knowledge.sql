-- Knowledge bases. A write leaves its token with the row whose version it was bound to; what belongs to it goes by that.

-- How many changes of the tree there were.
CREATE TABLE knowledge (
    account TEXT NOT NULL,
    brand TEXT NOT NULL,
    version INTEGER NOT NULL,
    token TEXT NOT NULL,
    PRIMARY KEY (account, brand)
) STRICT;

-- Categories (kind 1, in nothing) and folders (2).
CREATE TABLE knowledge_section (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    brand TEXT NOT NULL,
    kind INTEGER NOT NULL,
    parent TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    state INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;
CREATE INDEX knowledge_section_brand ON knowledge_section (account, brand);

-- An article as the tree knows it. Its version is bound to what it says, its place and position are not.
CREATE TABLE article (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    brand TEXT NOT NULL,
    parent TEXT NOT NULL,
    position INTEGER NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    state INTEGER NOT NULL,
    tags TEXT NOT NULL,
    language TEXT NOT NULL,
    author TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    publish_at INTEGER NULL,
    token TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;
CREATE INDEX article_brand ON article (account, brand);

-- What it said at each version.
CREATE TABLE article_version (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    state INTEGER NOT NULL,
    tags TEXT NOT NULL,
    language TEXT NOT NULL,
    publish_at INTEGER NULL,
    at INTEGER NOT NULL,
    by_id TEXT NOT NULL,
    PRIMARY KEY (account, id, version)
) STRICT;

CREATE TABLE article_count (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    views INTEGER NOT NULL,
    yes INTEGER NOT NULL,
    no INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

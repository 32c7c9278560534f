-- Knowledge bases. A write leaves its token with the row whose version it was bound to; what belongs to it goes by that.

-- How many changes of the tree there were.
CREATE TABLE knowledge (
    account text NOT NULL,
    brand text NOT NULL,
    version bigint NOT NULL,
    token text NOT NULL,
    PRIMARY KEY (account, brand)
);

-- Categories (kind 1, in nothing) and folders (2).
CREATE TABLE knowledge_section (
    account text NOT NULL,
    id text NOT NULL,
    brand text NOT NULL,
    kind bigint NOT NULL,
    parent text NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    state bigint NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX knowledge_section_brand ON knowledge_section (account, brand);

-- An article as the tree knows it. Its version is bound to what it says, its place and position are not.
CREATE TABLE article (
    account text NOT NULL,
    id text NOT NULL,
    brand text NOT NULL,
    parent text NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    title text NOT NULL,
    state bigint NOT NULL,
    tags text NOT NULL,
    language text NOT NULL,
    author text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    publish_at bigint NULL,
    token text NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX article_brand ON article (account, brand);

-- What it said at each version.
CREATE TABLE article_version (
    account text NOT NULL,
    id text NOT NULL,
    version bigint NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    state bigint NOT NULL,
    tags text NOT NULL,
    language text NOT NULL,
    publish_at bigint NULL,
    at bigint NOT NULL,
    by_id text NOT NULL,
    PRIMARY KEY (account, id, version)
);

CREATE TABLE article_count (
    account text NOT NULL,
    id text NOT NULL,
    views bigint NOT NULL,
    yes bigint NOT NULL,
    no bigint NOT NULL,
    PRIMARY KEY (account, id)
);

-- Members, and who was asked to become one, a row each. Who comes or leaves is not present until their sign-in address was taken or given back.
-- A write leaves another version; what belongs to it goes by that.
CREATE TABLE member (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    present INTEGER NOT NULL,
    address TEXT NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    role INTEGER NOT NULL,
    language TEXT NOT NULL,
    brands TEXT NULL,
    invitation_hash TEXT NULL,
    invitation_until INTEGER NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX member_address ON member (account, address);
CREATE UNIQUE INDEX member_owner ON member (account) WHERE role = 1;
CREATE INDEX member_list ON member (account, created_at, id) WHERE present = 1;
CREATE INDEX member_unfinished ON member (account, id) WHERE present = 0;

-- Groups. The key of a name is the name without case.
CREATE TABLE member_group (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX member_group_name ON member_group (account, name_key);
CREATE INDEX member_group_list ON member_group (account, name, id);

-- Who is in which group, told once for both.
CREATE TABLE membership (
    account TEXT NOT NULL,
    member_group TEXT NOT NULL,
    member TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (account, member_group, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_member ON membership (account, member);

-- Accounts whose members and groups were taken over from the one state they were kept in before.
CREATE TABLE member_move (
    account TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

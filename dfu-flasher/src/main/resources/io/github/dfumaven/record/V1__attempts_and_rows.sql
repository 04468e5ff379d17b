-- What came of which board, and which row of a table of boards is whose. Times are UTC, so that they sort as texts.
CREATE TABLE attempt (
    id             VARCHAR(36)  PRIMARY KEY,
    began          VARCHAR(24)  NOT NULL,
    ended          VARCHAR(24),
    station        VARCHAR(255) NOT NULL,
    instance       VARCHAR(36)  NOT NULL,
    slot           VARCHAR(255) NOT NULL,
    path           VARCHAR(255) NOT NULL,
    mac            VARCHAR(17),
    serial         VARCHAR(255),
    target         VARCHAR(32),
    image          TEXT         NOT NULL,
    image_sha256   VARCHAR(64)  NOT NULL,
    flashed_sha256 VARCHAR(64),
    board_table    VARCHAR(255),
    row_key        VARCHAR(255),
    verdict        VARCHAR(16),
    error_code     VARCHAR(64),
    error_message  TEXT,
    millis         BIGINT,
    retries        INTEGER,
    tool           VARCHAR(64)  NOT NULL,
    simulated      BOOLEAN      NOT NULL
);

CREATE INDEX attempt_began ON attempt (began);

-- state: free, taken (being flashed), kept (may be on that board), confirmed.
CREATE TABLE board_row (
    board_table    VARCHAR(255) NOT NULL,
    row_key        VARCHAR(255) NOT NULL,
    row_number     INTEGER      NOT NULL,
    content_sha256 VARCHAR(64)  NOT NULL,
    state          VARCHAR(16)  NOT NULL,
    board          VARCHAR(255),
    attempt        VARCHAR(36),
    PRIMARY KEY (board_table, row_key),
    UNIQUE (board_table, board)
);

-- Rows that a person has taken away from a board.
CREATE TABLE given_back (
    at             VARCHAR(24)  NOT NULL,
    board_table    VARCHAR(255) NOT NULL,
    row_key        VARCHAR(255) NOT NULL,
    board          VARCHAR(255),
    attempt        VARCHAR(36),
    by_whom        VARCHAR(255) NOT NULL
);

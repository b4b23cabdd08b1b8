-- The archive, schema 2. `log` is the truth and only grows; every other table can be derived from it (Log.rebuild).
CREATE TABLE log (
  seq    INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,      -- when it was written: ISO 8601, UTC, given by the caller
  kind   TEXT NOT NULL,      -- document, input, coding, failure, settled, withdrawn, judgement, undone
  digest TEXT NOT NULL,      -- SHA-256 of body, hexadecimal
  body   TEXT NOT NULL       -- JSON, ASCII
);
CREATE TRIGGER log_keeps_its_rows BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_keeps_its_words BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TABLE documents (
  row      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  seq      INTEGER NOT NULL,   -- the log row that holds its text
  words    TEXT NOT NULL,      -- SHA-256 of its text
  title    TEXT,
  author   TEXT NOT NULL,      -- by-line, else outlet, else "the author"
  outlet   TEXT,
  date     TEXT,               -- EDTF
  language TEXT NOT NULL,
  asides   INTEGER NOT NULL,   -- lines set aside as furniture
  warnings INTEGER NOT NULL,
  coder    TEXT                -- version of the coder whose statements are current
);

CREATE TABLE inputs (            -- which file gave which document; one text in two files is one document
  path     TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (path, document)
) WITHOUT ROWID;
CREATE INDEX inputs_document ON inputs (document);

CREATE TABLE statements (        -- the current coding of each document
  row        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  document   TEXT NOT NULL,
  start      INTEGER NOT NULL,   -- first character of the trigger
  kind       TEXT NOT NULL,
  event      TEXT NOT NULL,
  position   TEXT NOT NULL,
  status     TEXT NOT NULL,
  factuality TEXT NOT NULL,
  lane       TEXT NOT NULL,
  standing   TEXT NOT NULL,      -- the heading it is counted under in the summary
  edtf       TEXT,
  since      TEXT,
  until      TEXT,
  timed      TEXT,               -- the words that state a time, resolved or not
  chain      TEXT NOT NULL,      -- who says so: "source < via < author"
  sides      TEXT,               -- "actors > recipients" where every one is resolved, else NULL
  presupposed INTEGER NOT NULL,
  paraphrase INTEGER NOT NULL,   -- 1 where the coder found a quotation that reads as a paraphrase
  body       TEXT NOT NULL       -- the statement as JSON
);
CREATE INDEX statements_document ON statements (document, start);
CREATE INDEX statements_event ON statements (event, sides);
CREATE INDEX statements_facets ON statements (event, position, status, lane);  -- counted without reading the bodies

CREATE TABLE parties (           -- everybody named in a statement, for the facets
  statement INTEGER NOT NULL,    -- statements.row
  role      TEXT NOT NULL,       -- actor, recipient, source, via
  id        TEXT,
  country   TEXT,
  name      TEXT,
  text      TEXT
);
CREATE INDEX parties_statement ON parties (statement);
CREATE INDEX parties_id ON parties (id);
CREATE INDEX parties_facets ON parties (role, id, name, text, country, statement);  -- answers the facets alone

CREATE TABLE failures (
  digest   TEXT PRIMARY KEY,
  path     TEXT NOT NULL,
  severity TEXT NOT NULL,
  body     TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE codings (           -- which log row holds the current coding of a document, as the coder gave it
  document TEXT PRIMARY KEY,
  seq      INTEGER NOT NULL
);

CREATE TABLE judgements (        -- corrections by people, in the order in which they were made
  number INTEGER PRIMARY KEY,
  undone INTEGER NOT NULL,       -- 1 where it was taken back
  body   TEXT NOT NULL
);

CREATE TABLE judged (            -- which statements a judgement changes or hides, now
  number    INTEGER NOT NULL,
  document  TEXT NOT NULL,
  statement TEXT NOT NULL
);
CREATE INDEX judged_statement ON judged (statement);

CREATE TABLE rejected (          -- statements that somebody rejected: nowhere else
  id       TEXT NOT NULL,
  document TEXT NOT NULL,
  number   INTEGER NOT NULL,     -- the judgement that hides it
  body     TEXT NOT NULL
);

CREATE VIRTUAL TABLE sentence_words USING fts5 (words, tokenize = "unicode61 remove_diacritics 2");  -- rowid: statements.row
CREATE VIRTUAL TABLE title_words USING fts5 (words, tokenize = "unicode61 remove_diacritics 2");     -- rowid: documents.row

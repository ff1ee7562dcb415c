// Mosaic's coordinator over DuckDB in this process, with one client a view, told what to do by
// lines of JSON on stdin and answering each with a line of JSON: {"ms": ...}.
//
//   {"do": "open", "parquet": FILE, "views": [COLUMN], "domains": {COLUMN: [low, high]}}
//   {"do": "ready", "view": COLUMN}                    the pointer enters: build for its brush
//   {"do": "brush", "view": COLUMN, "value": [a, b]}   one move of the brush
//   {"do": "click", "view": COLUMN, "value": text}     one category
//   {"do": "clear", "view": COLUMN}

import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromArrays, tableToIPC } from '@uwdata/flechette';
import { Coordinator, Selection, clauseInterval, clausePoint, makeClient } from '@uwdata/mosaic-core';
import { Query, column, count } from '@uwdata/mosaic-sql';

const PIXELS = 589;  // the width of a chart in the program's window of 1440 x 900

const database = await DuckDBInstance.create(':memory:');
const connection = await database.connect();
const connector = {
  async query({ type, sql: text }) {
    if (type === 'exec') {
      await connection.run(text);
      return undefined;
    }
    const read = await connection.runAndReadAll(text);
    return tableToIPC(tableFromArrays(read.getColumnsObjectJS()));
  },
};
const coordinator = new Coordinator(connector, { logger: { ...console, debug() {}, log() {}, info() {} } });
const selection = Selection.crossfilter();
const clients = {};
const domains = {};
let waiting = new Set();
let done = () => {};

function answered(name) {
  if (waiting.delete(name) && !waiting.size) done();
}

// Until every view but the one that is brushed has its answer.
function answers(except, change) {
  waiting = new Set(Object.keys(clients).filter((name) => name !== except));
  const all = new Promise((resolve) => { done = resolve; });
  change();
  return all;
}

function interval(view, value) {
  return clauseInterval(view, value, {
    source: clients[view],
    clients: new Set([clients[view]]),
    scale: { type: 'linear', domain: domains[view], range: [0, PIXELS] },
    pixelSize: 1,
  });
}

const commands = {
  async open({ parquet, views, domains: given }) {
    const file = parquet.replaceAll("'", "''");
    // Words as narrow codes, which DuckDB counts several times quicker.
    for (const word of ['language', 'client']) {
      await connection.run(`CREATE TYPE ${word}_code AS ENUM (
        SELECT DISTINCT ${word} FROM read_parquet('${file}') WHERE ${word} IS NOT NULL)`);
    }
    await connection.run(`CREATE TABLE tweets AS SELECT * REPLACE (
      language::language_code AS language, client::client_code AS client
    ) FROM read_parquet('${file}')`);
    Object.assign(domains, given);
    await answers('', () => {
      for (const name of views) {
        clients[name] = makeClient({
          coordinator,
          selection,
          query: (filter = []) =>
            Query.from('tweets').select({ bin: column(name), tweets: count() })
              .where(filter).groupby(column(name)),
          queryResult: () => answered(name),
          queryError: (error) => { throw error; },
        });
      }
      waiting = new Set(views);
    });
  },
  async ready({ view }) {
    selection.activate(interval(view, domains[view]));
    const built = [...coordinator.preaggregator.entries.values()].map((entry) => entry?.result);
    await Promise.all(built.filter(Boolean));
    return { cubes: built.filter(Boolean).length };
  },
  brush: ({ view, value }) => answers(view, () => selection.update(interval(view, value))),
  click: ({ view, value }) => answers(view, () => selection.update(
    clausePoint(view, value, { source: clients[view], clients: new Set([clients[view]]) }))),
  async clear({ view }) {
    await answers(view, () => selection.update(interval(view, null)));
    coordinator.clear({ clients: false });
    await coordinator.preaggregator.dropSchema();
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { do: name, ...asked } = JSON.parse(line);
  const began = performance.now();
  const told = await commands[name](asked);
  console.log(JSON.stringify({ ms: performance.now() - began, ...told }));
}

import { databaseInFolder } from "../database-in-folder.js";
import { hostVersion } from "../host-version.js";
import { examineConfiguration, type ExaminedConfiguration, rehearsePlugins } from "../kernel/index.js";
import { tableServiceOf } from "../posting/table-service.js";
import { inspectDatabase } from "../store/inspect-database.js";
import type { InspectedDatabase } from "../store/inspected-database.js";
import { checkAccess } from "./checks/check-access.js";
import { checkAbsence } from "./checks/check-absence.js";
import { checkCopies } from "./checks/check-copies.js";
import { checkProblems } from "./checks/check-problems.js";
import { checkSettings } from "./checks/check-settings.js";
import type { Diagnosis } from "./diagnosis.js";
import { type BooksOptions, booksChecks, examineBooks } from "./examine-books.js";
import { Examination } from "./examination.js";

/** How an installation is looked at. */
export interface DiagnoseOptions extends BooksOptions {
  /** The configuration file, or the folder that holds it. */
  readonly path: string;
}

/**
 * Looks at an installation without changing it: no file is made, no migration applied, no plugin's work started. What
 * keeps a host from its start is told, and the rest is looked at all the same. Nothing is thrown.
 */
export async function diagnose({ path, ...options }: DiagnoseOptions): Promise<Diagnosis> {
  const examination = new Examination();
  const configuration = await examination.make("configuration", path, async (look) => {
    const examined = await examineConfiguration(path);
    look.about(examined.file);
    look.found(checkProblems(examined.problems.found, examined.file));
    return examined;
  });
  if (configuration === undefined) {
    examination.skip(["database", "plugins", ...booksChecks], "the configuration cannot be read");
    return examination.diagnosis;
  }
  const database = await examineDatabase(configuration, examination);
  try {
    const plugins = await examinePlugins(configuration, database, examination);
    if (database === undefined) examination.skip(booksChecks, "no database could be read");
    else await examineBooks({ database, plugins }, examination, options);
  } finally {
    await database?.store.close();
  }
  return examination.diagnosis;
}

async function examineDatabase(
  { database: url, directory, file }: ExaminedConfiguration,
  examination: Examination,
): Promise<InspectedDatabase | undefined> {
  if (url === undefined) {
    examination.skip(["database"], "the configuration names none");
    return undefined;
  }
  return await examination.make("database", `${file}, database`, async (look) => {
    const database = await inspectDatabase(databaseInFolder(url, directory));
    if ("absent" in database) {
      look.about(database.name);
      look.found(checkAbsence(database));
      return undefined;
    }
    const engine = { sqlite: "SQLite", postgres: "PostgreSQL" }[database.engine];
    look.about(`${engine} ${database.version}, ${database.name}`);
    look.found([...checkAccess(database), ...checkSettings(database)]);
    return database;
  });
}

function examinePlugins(
  { plugins, directory, pluginRoots, deadline, file }: ExaminedConfiguration,
  database: InspectedDatabase | undefined,
  examination: Examination,
) {
  return examination.make("plugins", file, async (look) => {
    const rehearsal = await rehearsePlugins({
      plugins,
      directory,
      roots: pluginRoots,
      hostVersion,
      ...(deadline !== undefined && { deadline }),
      ...(database && {
        tables: ({ id, rights = {} }) => tableServiceOf(database.store, { plugin: id, rights }),
      }),
    });
    look.about(`${["no plugins", "1 plugin"][plugins.length] ?? `${plugins.length} plugins`} in ${file}`);
    look.found([...checkProblems(rehearsal.problems, file), ...checkCopies(rehearsal.libraryCopies)]);
    return rehearsal;
  });
}

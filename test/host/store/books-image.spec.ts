import { expect } from "chai";
import type { Store } from "#host/store/session.js";
import { openBooksImage, openEmptyBooks } from "#host/store/sqlite/books-image.js";

const companies = "SELECT id FROM company ORDER BY id";
const addCompany =
  "INSERT INTO company (id, name, currency, rate_type) VALUES (?, 'Contoso', 'USD', 'Default')";

describe("An image of books in memory", () => {
  const stores: Store[] = [];
  const opened = <S extends Store>(store: S): S => {
    stores.push(store);
    return store;
  };
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
  });

  it("gives books that begin alike and go their own ways", async () => {
    const original = opened(await openEmptyBooks());
    await original.transaction((session) => session.run(addCompany, ["USMF"]));
    const image = await original.image();
    const [one, other] = [opened(openBooksImage(image)), opened(openBooksImage(image))];
    await one.transaction((session) => session.run(addCompany, ["DEMF"]));
    const found = await Promise.all(
      [original, one, other].map((store) => store.read((session) => session.rows(companies))),
    );
    expect(found).to.deep.equal([[["USMF"]], [["DEMF"], ["USMF"]], [["USMF"]]]);
  });

  it("keeps ids going on from where they were", async () => {
    const original = opened(await openEmptyBooks());
    await original.transaction((session) => session.reserveIds(7));
    const copy = opened(openBooksImage(await original.image()));
    expect(await copy.transaction((session) => session.reserveIds(1))).to.equal(8);
  });

  it("guards what is posted as any books do", async () => {
    const copy = opened(openBooksImage(await opened(await openEmptyBooks()).image()));
    const settings = await copy.read(async (session) => [
      await session.rows("PRAGMA foreign_keys"),
      await session.rows("PRAGMA recursive_triggers"),
    ]);
    expect(settings).to.deep.equal([[[1n]], [[1n]]]);
  });

  it("is not taken of books that are closed", async () => {
    const books = await openEmptyBooks();
    await books.close();
    const error = await books.image().catch((thrown: unknown) => thrown);
    expect(String(error)).to.equal("ContrapostError: The database :memory: has been closed.");
  });
});

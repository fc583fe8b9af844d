import { type CustomFields, type Field, type FieldRule, lineField, partyField } from "@contrapost/sdk";
import { DeclaredFields } from "#host/fields/declared-fields.js";
import { expect } from "chai";

const vendor = { kind: "party", where: "vendors.yaml:3", company: "USMF", scope: "vendor" } as const;

function declared(fields: readonly Field[], companies?: readonly string[]): DeclaredFields {
  return new DeclaredFields([{ plugin: "tax", fields, companies }]);
}

/** What a field of one rule makes of values: the text to store, or what is wrong. */
function stored(rule: FieldRule, ...values: readonly unknown[]): readonly (string | undefined)[] {
  const fields = declared([partyField("tax", "x", rule)]);
  return values.map((value) => {
    const { text, faults } = fields.check(vendor, { tax: { x: value } } as CustomFields);
    const [fault] = faults;
    return fault === undefined ? text : `${fault.code} ${fault.message}`;
  });
}

const invalid = (rule: string, value: string) =>
  `CP_FIELD_INVALID vendors.yaml:3: party field tax.x ${rule}, but it is ${value}.`;

describe("DeclaredFields", () => {
  it("takes a text on one line, as long as it may be, in its pattern", () => {
    const rule = "must be a text of 1 to 4 characters on one line";
    expect(
      stored({ type: "text", maxLength: 4, pattern: "[A-Z]+" }, "ABCD", "ABCDE", "", "A\nB", 7, "Abc"),
    ).to.deep.equal([
      '{"tax":{"x":"ABCD"}}',
      invalid(rule, '"ABCDE"'),
      invalid(rule, '""'),
      invalid(rule, '"A\\nB"'),
      invalid(rule, "7"),
      invalid("must match [A-Z]+", '"Abc"'),
    ]);
  });

  it("counts the characters that people see, not the units that store them", () => {
    expect(stored({ type: "text", maxLength: 2 }, "😀😀")).to.deep.equal(['{"tax":{"x":"😀😀"}}']);
  });

  it("takes a whole number within its bounds, also as a text", () => {
    expect(
      stored({ type: "integer", minimum: -1, maximum: 10 }, 10, "007", -0, 1.5, "1.5", -2, 11, 2 ** 53, true),
    ).to.deep.equal([
      '{"tax":{"x":10}}',
      '{"tax":{"x":7}}',
      '{"tax":{"x":0}}',
      invalid("must be a whole number", "1.5"),
      invalid("must be a whole number", '"1.5"'),
      invalid("must be at least -1", "-2"),
      invalid("must be at most 10", "11"),
      invalid("must be a whole number", "9007199254740992"),
      invalid("must be a whole number", "true"),
    ]);
  });

  it("takes an exact decimal as a text, and keeps how exact it was written", () => {
    const rule = "must be a decimal with at most 2 digits after the point, as a text";
    expect(
      stored(
        { type: "decimal", scale: 2, minimum: "-0.5", maximum: "99999999999999999999.99" },
        "00.10",
        "-0.00",
        "99999999999999999999.99",
        "0.125",
        0.1,
        "1e3",
        "-0.51",
        "100000000000000000000",
      ),
    ).to.deep.equal([
      '{"tax":{"x":"0.10"}}',
      '{"tax":{"x":"0.00"}}',
      '{"tax":{"x":"99999999999999999999.99"}}',
      invalid(rule, '"0.125"'),
      invalid(rule, "0.1"),
      invalid(rule, '"1e3"'),
      invalid("must be at least -0.5", '"-0.51"'),
      invalid("must be at most 99999999999999999999.99", '"100000000000000000000"'),
    ]);
  });

  it("takes a day that exists, a truth value, and one of the words", () => {
    expect(stored({ type: "date" }, "2024-02-29", "2023-02-29")).to.deep.equal([
      '{"tax":{"x":"2024-02-29"}}',
      invalid("must be a date, YYYY-MM-DD", '"2023-02-29"'),
    ]);
    expect(stored({ type: "boolean" }, true, "false", "no")).to.deep.equal([
      '{"tax":{"x":true}}',
      '{"tax":{"x":false}}',
      invalid("must be true or false", '"no"'),
    ]);
    expect(stored({ type: "choice", choices: ["low", "high"] }, "low", "middle")).to.deep.equal([
      '{"tax":{"x":"low"}}',
      invalid("must be one of low, high", '"middle"'),
    ]);
  });

  it("lets the plugin object to a value that is otherwise right", () => {
    const check = (value: number) => (value % 2 === 0 ? undefined : "must be even");
    expect(stored({ type: "integer", check }, 2, 3)).to.deep.equal([
      '{"tax":{"x":2}}',
      invalid("must be even", "3"),
    ]);
  });

  it("takes nothing for right that the plugin's check fails on", () => {
    const fails = () => {
      throw new TypeError("no table");
    };
    expect(stored({ type: "date", check: fails }, "2024-01-01")).to.deep.equal([
      invalid("cannot be checked: the plugin's check fails with TypeError: no table", '"2024-01-01"'),
    ]);
    expect(stored({ type: "date", check: (() => true) as never }, "2024-01-01")).to.deep.equal([
      invalid("cannot be checked: the plugin's check answers neither a text nor nothing", '"2024-01-01"'),
    ]);
  });

  it("names every fault, with the nearest name that there is", () => {
    const fields = declared([
      partyField("tax", "number", { type: "text" }),
      partyField("tax", "rank", { type: "text", sides: ["customer"] }),
      lineField("tax", "code", { type: "text" }),
    ]);
    const given = {
      tax: { nummer: "1", code: "A", rank: "B" },
      taxi: { number: "1" },
      other: { a: 1, b: 2 },
    };
    expect(fields.check(vendor, given).faults.map(({ code, message }) => `${code} ${message}`)).to.deep.equal(
      [
        'CP_FIELD_UNKNOWN vendors.yaml:3: plugin tax declares no party field nummer (did you mean "number"?). Known: number, rank.',
        "CP_FIELD_UNKNOWN vendors.yaml:3: plugin tax declares no party field code. Known: number, rank.",
        "CP_FIELD_NOT_HERE vendors.yaml:3: party field tax.rank is for customer, not for vendor.",
        'CP_FIELD_PLUGIN_UNKNOWN vendors.yaml:3: party field taxi.number belongs to plugin taxi, which is not loaded (did you mean "tax"?).',
        "CP_FIELD_PLUGIN_UNKNOWN vendors.yaml:3: party field other.a belongs to plugin other, which is not loaded.",
        "CP_FIELD_PLUGIN_UNKNOWN vendors.yaml:3: party field other.b belongs to plugin other, which is not loaded.",
      ],
    );
  });

  it("stores plugins and names in their order, whatever the order in which they are given", () => {
    const fields = new DeclaredFields([
      {
        plugin: "b",
        fields: [partyField("b", "y", { type: "text" }), partyField("b", "x", { type: "text" })],
      },
      { plugin: "a", fields: [partyField("a", "z", { type: "text" })] },
    ]);
    const { text } = fields.check(vendor, { b: { y: "1", x: "2" }, a: { z: "3" } });
    expect(text).to.equal('{"a":{"z":"3"},"b":{"x":"2","y":"1"}}');
    expect(fields.check(vendor, { a: {} }).text).to.equal(undefined);
  });

  it("keeps what a plugin stored that is not loaded any more, and takes no other value for it", () => {
    const gone = '{"gone":{"x":1}}';
    const fields = declared([]);
    expect(fields.check(vendor, {}, gone)).to.deep.equal({ text: gone, faults: [] });
    expect(fields.check(vendor, { gone: { x: 1 } }, gone)).to.deep.equal({ text: gone, faults: [] });
    for (const given of [{ gone: { x: 2 } }, { gone: {} }, { gone: { x: 1, y: 1 } }] as const) {
      const changed = fields.check(vendor, given, gone);
      const field = "y" in given.gone ? "gone.y" : "gone.x";
      expect(changed.text).to.equal(gone);
      expect(changed.faults.map(({ message }) => message)).to.deep.equal([
        `vendors.yaml:3: party field ${field} belongs to plugin gone, which is not loaded.`,
      ]);
    }
  });

  it("does not check again what is as it was, as after a rule became stricter", () => {
    const fields = declared([partyField("tax", "x", { type: "integer", maximum: 1 })]);
    const before = '{"tax":{"x":9}}';
    expect(fields.check(vendor, { tax: { x: 9 } }, before)).to.deep.equal({ text: before, faults: [] });
    expect(fields.check(vendor, { tax: { x: 8 } }, before).faults).to.have.lengthOf(1);
  });

  it("misses what is required where the plugin is active, on documents that have the field", () => {
    const fields = declared(
      [partyField("tax", "x", { type: "text", required: true, sides: ["vendor"] })],
      ["USMF"],
    );
    expect(fields.missing(vendor, undefined).map(({ id }) => id)).to.deep.equal(["tax.x"]);
    expect(fields.missing(vendor, { tax: { x: "1" } })).to.deep.equal([]);
    expect(fields.missing({ ...vendor, company: "DEMF" }, undefined)).to.deep.equal([]);
    expect(fields.missing({ ...vendor, scope: "customer" }, undefined)).to.deep.equal([]);
  });

  it("takes what is no object for no fields, and misses what only looks like being there", () => {
    const fields = new DeclaredFields([
      {
        plugin: "constructor",
        fields: [partyField("constructor", "name", { type: "text", required: true })],
      },
    ]);
    for (const given of [null, 7, { constructor: null }, { constructor: { name: undefined } }]) {
      expect(fields.check(vendor, given as unknown as CustomFields)).to.deep.equal({
        text: undefined,
        faults: [],
      });
    }
    expect(fields.missing(vendor, {}).map(({ id }) => id)).to.deep.equal(["constructor.name"]);
  });

  it("has no room for names that objects bring along", () => {
    const given = JSON.parse('{"__proto__":{"x":1},"tax":{"constructor":1,"__proto__":2}}') as CustomFields;
    const fields = declared([partyField("tax", "x", { type: "integer" })]);
    const { text, faults } = fields.check(vendor, given);
    expect(text).to.equal(undefined);
    expect(faults.map(({ code }) => code)).to.deep.equal([
      "CP_FIELD_PLUGIN_UNKNOWN",
      "CP_FIELD_UNKNOWN",
      "CP_FIELD_UNKNOWN",
    ]);
  });
});

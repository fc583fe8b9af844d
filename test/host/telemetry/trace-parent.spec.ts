import { expect } from "chai";
import { spanContextOf, traceParentOf } from "#host/telemetry/trace-parent.js";

const text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const place = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", traceFlags: 1 };

describe("a trace's parent", () => {
  it("is written and read as W3C's Trace Context has it", () => {
    expect(traceParentOf(place)).to.equal(text);
    expect(spanContextOf(text)).to.deep.equal({ ...place, isRemote: true });
  });

  for (const wrong of [
    undefined,
    "",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
    `00-${"0".repeat(32)}-b7ad6b7169203331-01`,
    `00-0af7651916cd43dd8448eb211c80319c-${"0".repeat(16)}-01`,
    `${text}-more`,
  ]) {
    it(`is none where it says: ${JSON.stringify(wrong)}`, () => {
      expect(spanContextOf(wrong)).to.equal(undefined);
    });
  }
});

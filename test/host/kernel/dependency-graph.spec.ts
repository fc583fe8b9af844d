import { orderGraph, predecessorsOf } from "#host/kernel/dependency-graph.js";
import { expect } from "chai";
import fc from "fast-check";

function ordering(nodes: string, edges: Readonly<Record<string, string>>) {
  const { order, cycles } = orderGraph({
    nodes: Array.from(nodes),
    before: (node) => Array.from(edges[node] ?? ""),
  });
  return { order: order.join(""), cycles: cycles.map((cycle) => cycle.join("")) };
}

describe("orderGraph", () => {
  it("keeps the given order where nothing comes before anything", () => {
    expect(ordering("cab", {})).to.deep.equal({ order: "cab", cycles: [] });
  });

  it("takes at each place the first node whose predecessors are done", () => {
    expect(ordering("abcd", { a: "c", d: "b" })).to.deep.equal({ order: "bcad", cycles: [] });
  });

  it("ignores predecessors that are no nodes", () => {
    expect(ordering("ab", { a: "xb" })).to.deep.equal({ order: "ba", cycles: [] });
  });

  it("names each cycle by its path, from the node given first, and orders the rest", () => {
    expect(ordering("abcdefg", { a: "b", b: "d", d: "a", c: "c", f: "g", g: "f", e: "a" })).to.deep.equal({
      order: "e",
      cycles: ["abd", "c", "fg"],
    });
  });

  it("orders any graph without cycles so that every predecessor comes first", () => {
    const edges = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 60 });
    const shuffled = fc.shuffledSubarray([...Array(20).keys()], { minLength: 20 });
    fc.assert(
      fc.property(edges, shuffled, (pairs, nodes) => {
        // An edge from a lower to a higher number can never close a cycle.
        const edgesUp = pairs.filter(([low, high]) => low < high);
        const before = (node: number) => edgesUp.filter(([, high]) => high === node).map(([low]) => low);
        const { order, cycles } = orderGraph({ nodes, before });
        expect(cycles).to.deep.equal([]);
        expect([...order].sort((left, right) => left - right)).to.deep.equal([...Array(20).keys()]);
        for (const [low, high] of edgesUp) expect(order.indexOf(low)).to.be.lessThan(order.indexOf(high));
      }),
      { numRuns: 50 },
    );
  });
});

describe("predecessorsOf", () => {
  const edges: Readonly<Record<string, string>> = { a: "b", b: "cd", d: "a" };
  const before = (node: string) => Array.from(edges[node] ?? "");

  it("follows predecessors of predecessors, also round a cycle", () => {
    expect([...predecessorsOf("a", before)]).to.deep.equal(["b", "c", "d", "a"]);
    expect([...predecessorsOf("c", before)]).to.deep.equal([]);
  });
});

import { ContrapostError } from "@contrapost/sdk";
import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { ProblemList } from "../masterdata/problem-list.js";

/** How many values all aliases together may unfold to. */
const mostUnfolded = 100_000;

/** Keys through which a value would reach into the objects of the program. */
const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

/** The key that merges other objects into this one. */
const mergeKey = "<<";

/** Turns the nodes of a document into plain values, and finds the place of a value again. */
export class YamlNodes {
  readonly #document: Document;
  readonly #place: (offset: number) => string;
  readonly #problems: ProblemList;
  readonly #targets = new Map<Alias, Node>();
  /** The collections around the current node, to notice an alias that holds itself. */
  readonly #around = new Set<Node>();
  #aliasDepth = 0;
  #unfolded = 0;

  constructor(document: Document, place: (offset: number) => string, problems: ProblemList) {
    this.#document = document;
    this.#place = place;
    this.#problems = problems;
  }

  /** The document's value; undefined where it is empty or has problems. */
  value(): unknown {
    this.#resolveAliases();
    try {
      return this.#convert(this.#document.contents);
    } catch (error) {
      if (!(error instanceof UnfoldError)) throw error;
      this.#problems.add("CP_FILE_ALIASES", { where: this.#placeOf(error.node) });
      return undefined;
    }
  }

  /** The place of the node that a JSON pointer leads to, or of the last one on the way that exists. */
  locate(pointer: string): string {
    let node: Node | null = this.#document.contents;
    let offset = offsetOf(node);
    for (const part of pointer.split("/").slice(1)) {
      const step = this.#step(node, part.replaceAll("~1", "/").replaceAll("~0", "~"));
      if (step === undefined) break;
      node = step.node;
      offset = step.offset;
    }
    return this.#place(offset);
  }

  /** Aliases belong to the last anchor of their name before them; one pass finds them all. */
  #resolveAliases(): void {
    const anchors = new Map<string, Node>();
    visit(this.#document, (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target === undefined) this.#syntax(node, `the alias *${node.source} has no anchor before it`);
        else this.#targets.set(node, target);
      } else if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) {
        anchors.set(node.anchor, node);
      }
    });
  }

  #convert(node: unknown): unknown {
    if (this.#aliasDepth > 0) {
      this.#unfolded += 1;
      if (this.#unfolded > mostUnfolded) throw new UnfoldError(node as Node);
    }
    if (isAlias(node)) return this.#unfold(node);
    if (isScalar(node)) return this.#scalar(node);
    if (!isCollection(node)) return undefined;
    if (this.#around.has(node)) throw new UnfoldError(node);
    this.#around.add(node);
    const value = isSeq(node) ? this.#list(node) : this.#object(node);
    this.#around.delete(node);
    return value;
  }

  #unfold(alias: Alias): unknown {
    const target = this.#targets.get(alias);
    if (target === undefined) return undefined;
    this.#aliasDepth += 1;
    const value = this.#convert(target);
    this.#aliasDepth -= 1;
    return value;
  }

  #scalar(node: Node & { readonly value: unknown }): unknown {
    const { value } = node;
    if (value === null) return undefined;
    if (typeof value === "string" || typeof value === "boolean") return value;
    this.#syntax(node, "this kind of value is not supported");
    return undefined;
  }

  #list(node: YAMLSeq): unknown[] {
    return node.items.map((item) => {
      const value = this.#convert(item);
      if (value === undefined && this.#problems.count === 0)
        this.#syntax(item as Node, "the list has an empty item");
      return value;
    });
  }

  #object(node: YAMLMap): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    if (node.tag?.endsWith(":set") === true) this.#syntax(node, "a set is not supported");
    for (const pair of node.items) {
      const key = keyText(pair);
      if (key === undefined) this.#syntax(pair.key as Node, "a key must be a text");
      else if (forbiddenKeys.has(key)) this.#forbidden(pair.key as Node, key);
      else if (key !== mergeKey) {
        const value = this.#convert(pair.value);
        if (value !== undefined) object[key] = value;
      }
    }
    for (const merged of this.#merged(node)) {
      for (const [key, value] of Object.entries(this.#convert(merged) as object)) {
        if (!Object.hasOwn(object, key) && !hasKey(node, key)) object[key] = value;
      }
    }
    return object;
  }

  /** What `<<` merges into an object, the first to win. */
  #merged(node: YAMLMap): Node[] {
    const value = node.items.find((pair) => keyText(pair) === mergeKey)?.value as Node | null | undefined;
    if (value === undefined) return [];
    const sources = isSeq(value) ? (value.items as Node[]) : [value as Node];
    const maps = sources.filter((source) => isMap(this.#targetOf(source)));
    if (maps.length < sources.length) this.#syntax(value ?? node, "<< merges objects only");
    return maps;
  }

  #step(node: Node | null, part: string): { node: Node | null; offset: number } | undefined {
    const target = this.#targetOf(node);
    if (isSeq(target)) {
      const item = target.items[Number(part)] as Node | undefined;
      return item === undefined ? undefined : { node: item, offset: offsetOf(item) };
    }
    if (!isMap(target)) return undefined;
    const pair = target.items.find((candidate) => keyText(candidate) === part);
    if (pair !== undefined) return { node: pair.value as Node | null, offset: offsetOf(pair.key as Node) };
    for (const source of this.#merged(target)) {
      const found = this.#step(source, part);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #targetOf(node: Node | null): Node | null {
    if (!isAlias(node)) return node;
    return this.#targetOf(this.#targets.get(node) ?? null);
  }

  #placeOf(node: Node | null): string {
    return this.#place(offsetOf(node));
  }

  #forbidden(node: Node, key: string): void {
    this.#report(new ContrapostError("CP_FILE_KEY_FORBIDDEN", { where: this.#placeOf(node), key }));
  }

  #syntax(node: Node | null, reason: string): void {
    const where = this.#placeOf(node ?? this.#document.contents);
    this.#report(new ContrapostError("CP_FILE_SYNTAX", { where, reason }));
  }

  /** What an alias stands for is reported where it stands itself. */
  #report(error: ContrapostError): void {
    if (this.#aliasDepth === 0) this.#problems.addError(error);
  }
}

/** Aliases unfold to too much, or to themselves. */
class UnfoldError extends Error {
  constructor(readonly node: Node) {
    super("aliases unfold to too many values");
  }
}

function offsetOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

/** A key as its text; undefined where it is no scalar. An empty key is the empty text. */
function keyText(pair: Pair): string | undefined {
  const { key } = pair;
  if (!isScalar(key)) return undefined;
  return typeof key.value === "string" ? key.value : (key.source ?? "");
}

function hasKey(node: YAMLMap, key: string): boolean {
  return node.items.some((pair) => keyText(pair) === key);
}

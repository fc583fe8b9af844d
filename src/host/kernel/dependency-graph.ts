/** What must come before what, and in which order otherwise. */
export interface DependencyGraph<T> {
  /** Every node, in the order that holds where nothing else decides. */
  readonly nodes: readonly T[];
  /** The nodes that must come before a node. What is not among `nodes` is ignored. */
  readonly before: (node: T) => Iterable<T>;
}

/** The outcome of ordering: an order of all nodes, or the cycles that stand in its way. */
export interface Ordering<T> {
  /** At each place the first of the nodes, in the given order, for which all others are done; without nodes of cycles. */
  readonly order: readonly T[];
  /** Each as a path in which every node comes after the next, and the last after the first. None shares a node. */
  readonly cycles: readonly (readonly T[])[];
}

/** Orders a graph's nodes. It knows nothing of what they are. */
export function orderGraph<T>({ nodes, before }: DependencyGraph<T>): Ordering<T> {
  const waiting = new Map<T, Set<T>>();
  const known = new Set(nodes);
  for (const node of known) {
    waiting.set(node, new Set([...before(node)].filter((other) => known.has(other))));
  }
  const order: T[] = [];
  const cycles: T[][] = [];
  while (waiting.size > 0) {
    const ready = firstReady(waiting);
    if (ready !== undefined) {
      order.push(ready.node);
      remove(waiting, [ready.node]);
    } else {
      const cycle = cycleIn(waiting);
      cycles.push(cycle);
      // The nodes of a cycle are taken out, so that a second cycle elsewhere is found as well.
      remove(waiting, cycle);
    }
  }
  return { order, cycles };
}

/** All nodes that must come before a node, directly or by way of others. */
export function predecessorsOf<T>(node: T, before: (node: T) => Iterable<T>): ReadonlySet<T> {
  const reached = new Set<T>(before(node));
  // A Set can grow while it is walked.
  for (const one of reached) for (const next of before(one)) reached.add(next);
  return reached;
}

function firstReady<T>(waiting: ReadonlyMap<T, ReadonlySet<T>>): { readonly node: T } | undefined {
  for (const [node, others] of waiting) if (others.size === 0) return { node };
  return undefined;
}

function remove<T>(waiting: Map<T, Set<T>>, gone: readonly T[]): void {
  for (const node of gone) waiting.delete(node);
  for (const others of waiting.values()) for (const node of gone) others.delete(node);
}

/** Every waiting node waits for another one, so walking on must come back to where it has been. */
function cycleIn<T>(waiting: ReadonlyMap<T, ReadonlySet<T>>): T[] {
  const path: T[] = [];
  let node = first(waiting.keys());
  while (!path.includes(node)) {
    path.push(node);
    node = first(waiting.get(node)!);
  }
  const cycle = path.slice(path.indexOf(node));
  // It is told from the node that was listed first.
  const listed = [...waiting.keys()].filter((key) => cycle.includes(key));
  const start = cycle.indexOf(first(listed));
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}

function first<T>(items: Iterable<T>): T {
  for (const item of items) return item;
  throw new RangeError("a cycle has at least one node");
}

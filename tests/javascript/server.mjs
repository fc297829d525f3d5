// Reads a call a line, [module, function, arguments], and answers each with a line: {value} or {thrown}.
import { createInterface } from "node:readline";

const root = process.argv[2];
const infinite = { NaN: NaN, Infinity: Infinity, "-Infinity": -Infinity };

function revive(_, value) {
  if (value && typeof value === "object" && "$map" in value) return new Map(Object.entries(value.$map));
  if (value && typeof value === "object" && "$number" in value) return infinite[value.$number];
  return value;
}

function plain(_, value) {
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  if (typeof value === "number" && !Number.isFinite(value)) return { $number: String(value) };
  return value;
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const [module, name, args] = JSON.parse(line, revive);
    const value = await (await import(new URL(module, root)))[name](...args);
    answer = { value };
  } catch (error) {
    answer = { thrown: String(error?.stack ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer, plain)}\n`);
}

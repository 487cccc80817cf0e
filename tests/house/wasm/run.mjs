// Runs what was compiled in node, and prints the fingerprint, or the digest of each work in a folder.
//   node run.mjs fingerprint.wasm [folder]
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { WASI } from "node:wasi";

const [, , file, folder] = process.argv;
const wasi = new WASI({ version: "preview1" });
const module = await WebAssembly.compile(readFileSync(file));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject?.() ?? { wasi_snapshot_preview1: wasi.wasiImport });
wasi.initialize(instance);
const core = instance.exports;
const hexadecimal = (number) => BigInt.asUintN(64, number).toString(16).padStart(16, "0");

function digest(own, base) {
  const at = core.room(own.length + base.length);
  new Uint8Array(core.memory.buffer).set(Buffer.concat([own, base]), at);
  return core.digest(own.length, base.length);
}

if (!folder) console.log(hexadecimal(core.fingerprint()));
else
  for (const own of readdirSync(folder).filter((name) => name.endsWith(".own")).sort()) {
    const name = basename(own, ".own");
    const [work, base] = [own, name + ".base"].map((one) => readFileSync(join(folder, one)));
    console.log(name, hexadecimal(digest(work, base)));
  }

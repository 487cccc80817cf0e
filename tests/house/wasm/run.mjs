// Runs the fingerprint in node and prints it.   node run.mjs fingerprint.wasm
import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

const wasi = new WASI({ version: "preview1" });
const module = await WebAssembly.compile(readFileSync(process.argv[2]));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject?.() ?? { wasi_snapshot_preview1: wasi.wasiImport });
wasi.initialize(instance);
console.log(BigInt.asUintN(64, instance.exports.fingerprint()).toString(16).padStart(16, "0"));

// Debian's runtime library for wasm was compiled to guard its stack and expects the program to bring the
// guard.
extern "C" {
void* __stack_chk_guard = nullptr;
[[noreturn]] void __stack_chk_fail() { __builtin_trap(); }
}

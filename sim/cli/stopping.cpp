#include "cli/stopping.hpp"

#include <csignal>

namespace stegvis::cli {
namespace {

// A signal handler can reach nothing else: the one mutable global of the program.
volatile std::sig_atomic_t asked_signal = 0;

void note(int signal) {
  asked_signal = signal;
  std::signal(signal, SIG_DFL);
}

}  // namespace

Stopping::Stopping() {
  asked_signal = 0;
  std::signal(SIGINT, note);
  std::signal(SIGTERM, note);
  std::signal(SIGXFSZ, SIG_IGN);
}

Stopping::~Stopping() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

int Stopping::asked() { return asked_signal; }

}  // namespace stegvis::cli

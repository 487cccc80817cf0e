#include "cli/ranks.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>
#include <thread>

#include "cli/shared_out.hpp"
#include "cli/together.hpp"

#ifdef STEGVIS_MPI
#define OMPI_SKIP_MPICXX 1
#include <mpi.h>
#endif

namespace stegvis::cli {
namespace {

namespace fs = std::filesystem;

/// What mpirun tells the processes it starts, in their environment.
std::uint32_t told(const char* name, std::uint32_t otherwise) {
  const char* text = std::getenv(name);
  std::uint32_t number = otherwise;
  if (text != nullptr) (void)std::from_chars(text, text + std::strlen(text), number);
  return number;
}

#ifdef STEGVIS_MPI
/// The processes that mpirun started, while one of these lives.
class OfMpirun : public Together {
 public:
  OfMpirun() { MPI_Init(nullptr, nullptr); }
  ~OfMpirun() override { MPI_Finalize(); }
  OfMpirun(const OfMpirun&) = delete;
  OfMpirun& operator=(const OfMpirun&) = delete;

  /// The worst of all ranks' exit codes, when all of them are here.
  int worst(int code) const {
    int all = code;
    MPI_Allreduce(&code, &all, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
    return all;
  }

  std::uint32_t ranks() const override {
    int all = 1;
    MPI_Comm_size(MPI_COMM_WORLD, &all);
    return static_cast<std::uint32_t>(all);
  }
  void send(std::uint32_t to, const std::string& bytes) const override {
    const std::uint64_t size = bytes.size();
    MPI_Send(&size, 1, MPI_UINT64_T, static_cast<int>(to), 0, MPI_COMM_WORLD);
    for (std::size_t at = 0; at < bytes.size(); at += most_at_once)
      MPI_Send(bytes.data() + at, piece(bytes, at), MPI_BYTE, static_cast<int>(to), 0, MPI_COMM_WORLD);
  }
  std::string receive(std::uint32_t from) const override {
    wait_for(from);
    std::uint64_t size = 0;
    MPI_Recv(&size, 1, MPI_UINT64_T, static_cast<int>(from), 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    std::string bytes(size, '\0');
    for (std::size_t at = 0; at < bytes.size(); at += most_at_once)
      MPI_Recv(bytes.data() + at, piece(bytes, at), MPI_BYTE, static_cast<int>(from), 0, MPI_COMM_WORLD,
               MPI_STATUS_IGNORE);
    return bytes;
  }

 private:
  static constexpr std::size_t most_at_once = std::size_t{1} << 30;  // MPI counts in int

  static int piece(const std::string& bytes, std::size_t at) {
    return static_cast<int>(std::min(most_at_once, bytes.size() - at));
  }
  /// Open MPI itself waits by asking without end, on a core that another rank may need.
  static void wait_for(std::uint32_t from) {
    for (int there = 0; there == 0;) {
      MPI_Iprobe(static_cast<int>(from), 0, MPI_COMM_WORLD, &there, MPI_STATUS_IGNORE);
      if (there == 0) std::this_thread::sleep_for(std::chrono::microseconds{200});
    }
  }
};
#else
int without_mpi(const Rank& rank, const Context& context) {
  if (rank.number > 0) return users_fault;
  return refuse({{"",
                  {"this stegvis was built without Open MPI: use --shard i/n and merge, or build it where "
                   "libopenmpi-dev is installed",
                   "detta stegvis byggdes utan Open MPI: använd --shard i/n och merge, eller bygg det där "
                   "libopenmpi-dev finns"}}},
                context);
}
#endif

}  // namespace

Rank this_rank() {
  Rank rank{told("OMPI_COMM_WORLD_RANK", 0), told("OMPI_COMM_WORLD_SIZE", 1),
            told("OMPI_COMM_WORLD_LOCAL_SIZE", 1)};
  rank.of = std::max<std::uint32_t>(rank.of, 1);
  rank.here = std::max<std::uint32_t>(rank.here, 1);
  return rank;
}

int only_alone(const std::function<int()>& act, const Context& context) {
  const Rank rank = this_rank();
  if (rank.of == 1) return act();
  if (rank.number > 0) return users_fault;
  return refuse({{"",
                  {"this verb is not shared out over ranks: what it simulates follows from what it has "
                   "simulated; start it without mpirun (--threads shares one machine)",
                   "detta kommando delas inte upp på rangar: vad det simulerar följer av vad det har "
                   "simulerat; starta det utan mpirun (--threads delar en maskin)"}}},
                context);
}

#ifdef STEGVIS_MPI
int over_ranks(const Rank& rank, const fs::path& results, const std::function<int()>& share,
               const std::function<int(const std::vector<std::string>& shards)>& merge, const Context&) {
  const OfMpirun together;
  if (const int code = together.worst(share()); code != fine) return code;
  int code = fine;
  if (rank.number == 0) {
    std::vector<std::string> shards;
    for (std::uint32_t part = 1; part <= rank.of; ++part)
      shards.push_back(shard_path(results, {part, rank.of}).string());
    code = merge(shards);
    std::error_code ignored;
    for (const std::string& shard : shards)
      if (code == fine) fs::remove(shard, ignored);
  }
  return together.worst(code);
}

int together_with(const Rank& rank, const std::function<int(const Context&)>& act, const Context& context) {
  const OfMpirun together;
  Context own = context;
  own.rank = rank.number;
  own.ranks = rank.of;
  own.together = &together;
  const int code = act(own);
  if (rank.number == 0)
    dismiss(together);
  else if (code != fine)  // it never got so far as to serve
    serve(together, [&](std::string_view) { return cannot_take_part(rank.number); });
  return together.worst(code);
}
#else
int over_ranks(const Rank& rank, const fs::path&, const std::function<int()>&,
               const std::function<int(const std::vector<std::string>& shards)>&, const Context& context) {
  return without_mpi(rank, context);
}

int together_with(const Rank& rank, const std::function<int(const Context&)>&, const Context& context) {
  return without_mpi(rank, context);
}
#endif

}  // namespace stegvis::cli

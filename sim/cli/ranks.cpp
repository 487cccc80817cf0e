#include "cli/ranks.hpp"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <system_error>

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
class Together {
 public:
  Together() { MPI_Init(nullptr, nullptr); }
  ~Together() { MPI_Finalize(); }
  Together(const Together&) = delete;
  Together& operator=(const Together&) = delete;

  /// The worst of all ranks' exit codes, when all of them are here.
  int worst(int code) const {
    int all = code;
    MPI_Allreduce(&code, &all, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
    return all;
  }
};
#endif

}  // namespace

Rank this_rank() {
  Rank rank{told("OMPI_COMM_WORLD_RANK", 0), told("OMPI_COMM_WORLD_SIZE", 1),
            told("OMPI_COMM_WORLD_LOCAL_SIZE", 1)};
  rank.of = std::max<std::uint32_t>(rank.of, 1);
  rank.here = std::max<std::uint32_t>(rank.here, 1);
  return rank;
}

#ifdef STEGVIS_MPI
int over_ranks(const Rank& rank, const fs::path& results, const std::function<int()>& share,
               const std::function<int(const std::vector<std::string>& shards)>& merge, const Context&) {
  const Together together;
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
#else
int over_ranks(const Rank& rank, const fs::path&, const std::function<int()>&,
               const std::function<int(const std::vector<std::string>& shards)>&, const Context& context) {
  if (rank.number > 0) return users_fault;
  return refuse({{"",
                  {"this stegvis was built without Open MPI: use --shard i/n and merge, or build it where "
                   "libopenmpi-dev is installed",
                   "detta stegvis byggdes utan Open MPI: använd --shard i/n och merge, eller bygg det där "
                   "libopenmpi-dev finns"}}},
                context);
}
#endif

}  // namespace stegvis::cli

#include "io/sweep_saves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <fstream>
#include <optional>
#include <sstream>

#include "io/sha256.hpp"
#include "io/stream_file.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view head = "stegvis sweep save 1\n";
constexpr std::size_t hex_length = 64;

std::string sha256(const std::string& text) {
  Sha256 hash;
  hash.add(text);
  return hash.finish();
}

void append(std::string& text, std::uint64_t number) {
  for (int byte = 0; byte < 8; ++byte) text += static_cast<char>(number >> (8 * byte) & 0xffu);
}

std::uint64_t number_at(const std::string& text, std::size_t at) {
  std::uint64_t number = 0;
  for (int byte = 0; byte < 8; ++byte)
    number |= std::uint64_t{static_cast<unsigned char>(text[at + static_cast<std::size_t>(byte)])}
              << (8 * byte);
  return number;
}

/// What stands between the head with its fingerprint and the checksum; nothing when the file is damaged.
std::optional<std::string> body_of(const std::string& text) {
  const std::size_t front = head.size() + hex_length + 1;
  if (text.size() < front + hex_length || !text.starts_with(head)) return std::nullopt;
  const std::string all = text.substr(0, text.size() - hex_length);
  if (sha256(all) != text.substr(all.size())) return std::nullopt;
  return all.substr(front);
}

std::string contents(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

bool is_save(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() == 6 && name.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::string fingerprint_of(const experiment::SweepDesign& design, const ScenarioFile& file) {
  std::string text = fmt::format("{}\n{}\n{}\n{}\n{}\n", STEGVIS_VERSION, design.seed, design.replications,
                                 static_cast<int>(design.sweep->plan()), design.sweep->count());
  for (const experiment::Axis& axis : design.sweep->axes()) text += axis.written + "\n";
  for (const std::string& outcome : design.outcomes) text += outcome + "\n";
  text += file.composed;
  for (const Source& source : file.sources) text += source.text;
  return sha256(text);
}

SweepSaves::SweepSaves(const fs::path& results, std::string fingerprint, std::size_t width)
    : folder_{results.string() + ".saved"}, fingerprint_{std::move(fingerprint)}, width_{width} {}

base::Result<std::map<std::size_t, std::vector<double>>> SweepSaves::read() {
  std::map<std::size_t, std::vector<double>> points;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    if (!is_save(entry.path())) continue;
    next_ = std::max<std::size_t>(next_, std::stoul(entry.path().filename().string()) + 1);
    const std::string text = contents(entry.path());
    const auto body = body_of(text);
    if (!body) continue;
    if (text.substr(head.size(), hex_length) != fingerprint_)
      return base::Problem{
          "",
          {folder_.string() +
               ": holds points of another sweep (scenario, seed, points, outcomes or version differ); "
               "remove it, or name other results with --out",
           folder_.string() +
               ": har punkter från ett annat svep (scenario, frö, punkter, utfall eller version "
               "skiljer); ta bort den, eller välj andra resultat med --out"}};
    const std::size_t row = 8 * (width_ + 1);
    for (std::size_t at = 0; at + row <= body->size(); at += row) {
      std::vector<double>& numbers = points[static_cast<std::size_t>(number_at(*body, at))];
      numbers.clear();
      for (std::size_t i = 1; i <= width_; ++i)
        numbers.push_back(std::bit_cast<double>(number_at(*body, at + 8 * i)));
    }
  }
  return points;
}

base::Problems SweepSaves::save(std::span<const experiment::PointResult> points) {
  std::error_code error;
  fs::create_directories(folder_, error);
  std::string text = std::string{head} + fingerprint_ + "\n";
  for (const experiment::PointResult& point : points) {
    append(text, point.point);
    for (const double x : point.numbers) append(text, std::bit_cast<std::uint64_t>(x));
  }
  text += sha256(text);
  const fs::path path = folder_ / fmt::format("{:06}", next_);
  auto file = StreamFile::create(path);
  if (!file) return file.problems();
  if (base::Problems problems = file->append(text); !problems.empty()) return problems;
  if (base::Problems problems = file->commit(); !problems.empty()) return problems;
  if (contents(path) != text)
    return {
        {"",
         {path.string() + ": does not read back as written", path.string() + ": läses inte som det skrevs"}}};
  ++next_;
  return {};
}

void SweepSaves::remove() const {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_, ignored))
    if (is_save(entry.path())) fs::remove(entry.path(), ignored);
  fs::remove(folder_, ignored);
}

}  // namespace stegvis::io

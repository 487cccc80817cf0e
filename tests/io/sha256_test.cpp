#include <gtest/gtest.h>

#include "io/sha256.hpp"

namespace stegvis::io {
namespace {

std::string hash(const std::string& text, std::size_t piece = 1000) {
  Sha256 sha;
  for (std::size_t at = 0; at < text.size(); at += piece) sha.add(text.substr(at, piece));
  return sha.finish();
}

// Published by NIST with FIPS 180-4.
TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(hash(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(hash(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotDependOnHowTheBytesCome) {
  const std::string text(3000, 'x');
  for (const std::size_t piece : {1, 63, 64, 65, 128, 999}) EXPECT_EQ(hash(text, piece), hash(text, 5000));
}

}  // namespace
}  // namespace stegvis::io

#include "ingest/byte_stream.hpp"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "packing.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_literals;

struct Read {
  std::string bytes;
  std::optional<Error> error;
};

Read read_all(ByteStream& stream) {
  Read out;
  for (;;) {
    auto more = stream.read(out.bytes);
    if (!more) {
      out.error = more.error();
    }
    if (!more || !*more) {
      return out;
    }
  }
}

Read read_all(const std::string& bytes) {
  ByteStream stream = ByteStream::over(bytes, "file");
  return read_all(stream);
}

/// Text that does not compress to nothing.
std::string much_text(int lines) {
  std::string out;
  for (int i = 0; i < lines; ++i) {
    out += "The envoys of harbour " + std::to_string(i * 7919 % 10007) + " met again.\n";
  }
  return out;
}

struct Packer {
  const char* name;
  std::function<std::string(const std::string&)> pack;
};

const std::vector<Packer>& packers() {
  static const std::vector<Packer> kPackers = {{"gzip", [](const std::string& b) { return gzip(b); }},
                                               {"zstd", [](const std::string& b) { return zstd(b); }},
                                               {"bzip2", [](const std::string& b) { return bzip2(b); }},
                                               {"xz", [](const std::string& b) { return xz(b); }}};
  return kPackers;
}

TEST(ByteStream, ReadsEachCompression) {
  const std::string text = much_text(50000);
  for (const Packer& packer : packers()) {
    const Read read = read_all(packer.pack(text));
    EXPECT_FALSE(read.error) << packer.name;
    EXPECT_EQ(read.bytes, text) << packer.name;
  }
  EXPECT_EQ(read_all(text).bytes, text);
  EXPECT_EQ(read_all("").bytes, "");
  EXPECT_EQ(read_all("B").bytes, "B");
  EXPECT_EQ(read_all("BZh1 is the name of a street").bytes, "BZh1 is the name of a street");
}

TEST(ByteStream, ReadsSeveralMembers) {
  for (const Packer& packer : packers()) {
    const std::string between = packer.name == "xz"s ? "\0\0\0\0"s : ""s;
    const Read read = read_all(packer.pack("one ") + between + packer.pack("") + packer.pack("two"));
    EXPECT_FALSE(read.error) << packer.name;
    EXPECT_EQ(read.bytes, "one two") << packer.name;
  }
}

TEST(ByteStream, GivesWhatIsBeforeATruncation) {
  const std::string text = much_text(50000);
  for (const Packer& packer : packers()) {
    std::string bytes = packer.pack(text);
    bytes.resize(bytes.size() - 2);
    const Read read = read_all(bytes);
    ASSERT_TRUE(read.error) << packer.name;
    EXPECT_EQ(read.error->code, ErrorCode::kBadCompression);
    EXPECT_EQ(read.error->where, "file");
    EXPECT_EQ(read.error->message, packer.name + " truncated after "s + std::to_string(read.bytes.size()) +
                                       " bytes of content, at byte " + std::to_string(bytes.size()) +
                                       " of the file");
    EXPECT_TRUE(text.starts_with(read.bytes)) << packer.name;
    EXPECT_GT(read.bytes.size(), text.size() / 2) << packer.name;
  }
}

TEST(ByteStream, NamesADamage) {
  const std::string text = much_text(50000);
  for (const Packer& packer : packers()) {
    std::string bytes = packer.pack(text);
    for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 50; ++i) {
      bytes[i] = static_cast<char>(~bytes[i]);
    }
    const Read read = read_all(bytes);
    ASSERT_TRUE(read.error) << packer.name;
    EXPECT_NE(read.error->message.find(packer.name + " corrupt"s), std::string::npos) << read.error->message;
  }
}

TEST(ByteStream, RefusesAWindowThatNeedsTooMuchMemory) {
  const Read read = read_all(zstd(much_text(30000), {}, 30));
  ASSERT_TRUE(read.error);
  EXPECT_NE(read.error->message.find("window of more than 128 MiB"), std::string::npos)
      << read.error->message;
  EXPECT_FALSE(read_all(zstd(much_text(30000), {}, 27)).error);
}

TEST(ByteStream, UsesADictionaryInFront) {
  const std::string dictionary = much_text(200);
  const std::string text = "The envoys of harbour 7919 met again, and left.";
  const auto frame_of = [](const std::string& bytes) {
    std::string out = "\x5D\x2A\x4D\x18";
    for (unsigned shift = 0; shift < 32; shift += 8) {
      out += static_cast<char>((bytes.size() >> shift) & 0xFFU);
    }
    return out + bytes;
  };
  EXPECT_EQ(read_all(frame_of(dictionary) + zstd(text, dictionary) + zstd(text, dictionary)).bytes,
            text + text);
  EXPECT_EQ(read_all(frame_of(zstd(dictionary)) + zstd(text, dictionary)).bytes, text);
  EXPECT_EQ(read_all(frame_of("") + zstd(text)).bytes, text);
  EXPECT_TRUE(read_all(frame_of(dictionary).substr(0, 100)).error);
}

TEST(ByteStream, GoesOnAtTheNextMember) {
  for (const Packer& packer : packers()) {
    const std::string first = packer.pack("first");
    std::string broken = packer.pack(much_text(2000));
    broken.resize(broken.size() / 2);
    ByteStream stream = ByteStream::over(first + broken + packer.pack("third"), "file");
    EXPECT_TRUE(read_all(stream).error) << packer.name;
    Read rest;
    while (!rest.bytes.ends_with("third") && stream.resync().value_or(false)) {
      rest = read_all(stream);
    }
    EXPECT_TRUE(rest.bytes.ends_with("third")) << packer.name;
    EXPECT_EQ(stream.member_begin(), first.size() + broken.size()) << packer.name;
    EXPECT_FALSE(*stream.resync());
  }
}

TEST(ByteStream, KnowsBytesBehindTheLastMember) {
  ByteStream stream = ByteStream::over(gzip("one") + "rubbish" + gzip("two"), "file");
  EXPECT_EQ(read_all(stream).bytes, "one");
  EXPECT_TRUE(stream.has_rest());
  EXPECT_EQ(stream.place(), gzip("one").size());
  EXPECT_TRUE(*stream.resync());
  EXPECT_EQ(read_all(stream).bytes, "two");
  EXPECT_FALSE(stream.has_rest());
  EXPECT_FALSE(*stream.resync());
}

}  // namespace
}  // namespace rapport::ingest

// Elements out of an XML document that is too long to be held.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/input_buffer.hpp"

namespace rapport::ingest {

/// A piece of a document, as it stands there.
struct XmlSlice {
  enum class Kind {
    kOpened,   ///< The start tag of a container.
    kElement,  ///< A whole element in a container.
    kCut,  ///< An element that does not end: another of its name begins, its container or the document ends.
    kTooLarge,  ///< An element over the limit; `xml` is empty.
  };
  Kind kind = Kind::kElement;
  std::string name;  ///< As written, with its prefix.
  std::string xml;
  std::uint64_t offset = 0;  ///< Of its first byte, in the content of the file.
};

/// "entry" of "atom:entry".
[[nodiscard]] std::string_view local_name(std::string_view name);

/// Gives the children of containers one by one. Containers are the elements that feeds, sitemaps and
/// PETRARCH's files hold their items in: rss, RDF, channel, feed, urlset, sitemapindex, Sentences, in any
/// prefix. Comments, processing instructions and the document type are passed over; no entity is read. Inside
/// of a child only tags of its own name are followed, so that what is wrong there ends with it. One pass; at
/// most one child is in memory. The document is in an encoding that holds ASCII.
class XmlSlicer {
 public:
  XmlSlicer(InputBuffer& bytes, std::size_t max_bytes) : bytes_(bytes), max_bytes_(max_bytes) {}

  /// The next slice; empty at the end.
  [[nodiscard]] std::optional<XmlSlice> next();

  /// The innermost container that is open; empty outside of all.
  [[nodiscard]] std::string_view open_container() const {
    return open_.empty() ? std::string_view{} : open_.back();
  }

 private:
  struct Tag {
    enum class Kind { kStart, kEnd, kEmpty, kOther };
    Kind kind = Kind::kOther;
    std::string_view name;
    std::size_t end = 0;  // Behind its '>'.
  };
  InputBuffer& bytes_;
  std::size_t max_bytes_;
  std::vector<std::string> open_;

  std::size_t find(std::string_view what, std::size_t from);
  std::optional<Tag> read_tag(std::size_t at);
  std::size_t end_of_tag(std::size_t at);
  std::size_t end_of_doctype(std::size_t at);
  std::optional<XmlSlice> enter(const Tag& tag);
  XmlSlice read_element(const Tag& start);
  XmlSlice give(XmlSlice::Kind kind, std::string name, std::size_t size);
};

}  // namespace rapport::ingest

// Messages of mail, and pages saved as one (MHTML).
#pragma once

#include <string_view>

#include "rapport/result.hpp"

#include "ingest/item.hpp"

namespace rapport::ingest {

/// Fills `item` from a message: its HTML, else its plain text; title from Subject, date from Date, outlet
/// from the sender's name where From has one, id from Message-ID. Of a page that a browser saved
/// (multipart/related with an address) the page is taken, its address, and Date as the time of capture.
/// Errors: kBadRecord (no header, no text, a multipart without its end gives what is there), kInputEmpty;
/// `where` is left empty. Source: RFC 5322, RFC 2045 to 2047, RFC 2557.
[[nodiscard]] Result<void> read_mail_message(std::string_view message, Item& item);

/// Whether a file begins as a message does, or as an mbox of messages.
[[nodiscard]] bool looks_like_mail(std::string_view head);

/// Whether a line is one that stands in front of a message in an mbox: "From a@b Fri May 17 10:00:00 2024".
[[nodiscard]] bool is_mbox_line(std::string_view line);

}  // namespace rapport::ingest

// Dates of mail and feeds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapport::ingest {

/// "Fri, 17 May 2024 10:00:00 +0200" as "2024-05-17T10:00:00+02:00"; also with two digits of the year,
/// without seconds or weekday, and with the zones that have names. A zone that is unknown is left out. Empty
/// for anything else, and for days that there are not. Source: RFC 5322 §3.3 and §4.3, RFC 822 §5.
[[nodiscard]] std::optional<std::string> iso_of_mail_date(std::string_view text);

/// The same; a date in another form comes back as it is.
[[nodiscard]] std::string iso_if_mail_date(std::string_view text);

}  // namespace rapport::ingest

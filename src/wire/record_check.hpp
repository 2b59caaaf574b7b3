// Whether a JSON object is a record after docs/formats/record.schema.json.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "wire/import_codes.hpp"

namespace rapport::wire {

/// "key: 'value'" of the first value that the schema does not allow; empty where there is none. Offsets are
/// not looked at. Throws nlohmann::json::exception where a key is missing or of another type.
[[nodiscard]] std::string problem_of_record(const nlohmann::json& object, const ImportCodes& codes);

}  // namespace rapport::wire

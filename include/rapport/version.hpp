// Version of the program and of the record schema.
#pragma once

namespace rapport {

inline constexpr const char* kVersion = "0.1.0";
inline constexpr const char* kSchemaVersion = "1.0";

}  // namespace rapport

// Where the model and the tables are.
#pragma once

#include <string>

namespace rapport::pipeline {

/// `chosen` when not empty; else $RAPPORT_MODEL; else share/rapport/models/default beside the program's
/// folder.
[[nodiscard]] std::string model_folder(const std::string& chosen);

/// `chosen` when not empty; else $RAPPORT_TABLES; else share/rapport/data beside the program's folder.
[[nodiscard]] std::string table_folder(const std::string& chosen);

}  // namespace rapport::pipeline

#include "rapport/field_codes.hpp"

#include "pipeline/locations.hpp"

namespace rapport {

Result<FieldCodes> open_field_codes(const std::string& data_dir) {
  return FieldCodes::load(pipeline::table_folder(data_dir));
}

}  // namespace rapport

#include "coding/act_codes.hpp"

namespace rapport::coding {

dict::CodedAct act_of(const Record& record) {
  return {record.event, record.mode ? std::string_view(*record.mode) : std::string_view(),
          record.about ? std::string_view(*record.about) : std::string_view(), record.status,
          record.contexts};
}

void set_codes(Record& record, const dict::Ontology& ontology) {
  record.plover = ontology.plover_of(record.event, record.status);
  record.quad_class = record.plover ? ontology.quad_class_of(*record.plover) : std::nullopt;
  record.cameo = ontology.cameo_of(act_of(record));
  record.goldstein = record.cameo ? ontology.goldstein_of(*record.cameo) : std::nullopt;
}

}  // namespace rapport::coding

#include "dict/dictionary.hpp"

namespace rapport::dict {

Result<Dictionary> Dictionary::load(const std::string& data_dir) {
  auto actors = ActorTable::load(data_dir + "/actors");
  if (!actors) {
    return tl::unexpected(actors.error());
  }
  auto places = PlaceTable::load(data_dir + "/places");
  if (!places) {
    return tl::unexpected(places.error());
  }
  auto ontology = Ontology::load(data_dir + "/ontology");
  if (!ontology) {
    return tl::unexpected(ontology.error());
  }
  auto topics = TopicTable::load(data_dir + "/ontology/topics.tsv");
  if (!topics) {
    return tl::unexpected(topics.error());
  }
  return Dictionary{std::move(*actors), std::move(*places), std::move(*ontology), std::move(*topics)};
}

}  // namespace rapport::dict

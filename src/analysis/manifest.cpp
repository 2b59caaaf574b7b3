#include "analysis/manifest.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "rapport/frame.hpp"

#include "base/ascii.hpp"
#include "base/file.hpp"

namespace rapport::analysis {
namespace {

constexpr std::size_t kMaxManifestBytes = std::size_t{1} << 20;
constexpr int kFormat = 1;
const std::vector<std::string> kRoleNames = {"actor", "recipient", "place", "time", "said_by", "issue"};

Manifest from_json(const nlohmann::json& json) {
  Manifest out;
  out.name = fmt::format("{}-{}", json.at("name").get<std::string>(), json.at("version").get<int>());
  out.weights = json.at("weights").get<std::string>();
  out.vocabulary = json.at("vocabulary").get<std::string>();
  const auto& labels = json.at("labels");
  labels.at("types").get_to(out.types);
  labels.at("statuses").get_to(out.statuses);
  labels.at("contexts").get_to(out.contexts);
  if (labels.contains("entities")) {
    labels.at("entities").get_to(out.entities);
  }
  for (const auto& entry : labels.at("modes")) {
    const auto mode = entry.get<std::string>();
    const auto parts = base::split(mode, '.');
    out.modes.push_back({std::string(parts.front()), std::string(parts.back())});
  }
  out.trigger_floor = json.at("trigger_floor").get<double>();
  out.context_floor = json.at("context_floor").get<double>();
  json.at("calibration").at("bias").get_to(out.calibration.bias);
  json.at("calibration").at("weights").get_to(out.calibration.weights);
  return out;
}

}  // namespace

Result<Manifest> Manifest::load(const std::string& path) {
  const auto bytes = base::read_file(path, kMaxManifestBytes);
  if (!bytes) {
    return fail(ErrorCode::kBadModel, bytes.error().message, path);
  }
  const auto json = nlohmann::json::parse(*bytes, nullptr, false);
  if (json.is_discarded()) {
    return fail(ErrorCode::kBadModel, "the manifest is no JSON", path);
  }
  try {
    if (json.at("format").get<int>() != kFormat) {
      return fail(ErrorCode::kBadModel,
                  fmt::format("format {} instead of {}", json.at("format").dump(), kFormat), path);
    }
    if (json.at("labels").at("roles").get<std::vector<std::string>>() != kRoleNames) {
      return fail(ErrorCode::kBadModel, "the roles are not those of this version", path);
    }
    return from_json(json);
  } catch (const nlohmann::json::exception& error) {
    return fail(ErrorCode::kBadModel, error.what(), path);
  }
}

}  // namespace rapport::analysis

// A model's manifest: label lists, thresholds, calibration.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "rapport/result.hpp"

namespace rapport::analysis {

/// A mode of one event type.
struct ModeLabel {
  std::string type;
  std::string mode;
};

/// Logistic regression from a frame's scores to the probability that it is right; fitted on the tuning part
/// by training/rapport_training/calibrate.py. Inputs are log odds, in this order: a trigger begins here, its
/// type given that, the weakest decision on any word's actor tag, the same for recipient.
struct Calibration {
  double bias = 0;
  std::array<double, 4> weights{};
};

/// The contents of manifest.json (docs/formats/model.md).
struct Manifest {
  std::string name;  ///< Name and version, e.g. "default-1".
  std::string weights;
  std::string vocabulary;
  std::vector<std::string> types;
  std::vector<std::string> statuses;
  std::vector<ModeLabel> modes;
  std::vector<std::string> contexts;
  std::vector<std::string> entities;  ///< Types of entity mentions; empty: the model has no head for them.
  double trigger_floor = 0.5;         ///< Least probability of a trigger that makes a frame.
  double context_floor = 0.5;
  Calibration calibration;

  /// Errors: kBadModel naming the file and the missing or wrong field.
  [[nodiscard]] static Result<Manifest> load(const std::string& path);
};

}  // namespace rapport::analysis

#include "nn/kernels.hpp"

#include "nn/kernels_isa.hpp"

namespace rapport::nn {
namespace {

#if defined(__x86_64__)
const Kernels* avx2_or_null() {
  return __builtin_cpu_supports("avx2") != 0 ? &avx2::kKernels : nullptr;
}

const Kernels* avx512vnni_or_null() {
  const bool has = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
                   __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
                   __builtin_cpu_supports("avx512vnni") != 0;
  return has ? &avx512vnni::kKernels : nullptr;
}
#else
const Kernels* avx2_or_null() {
  return nullptr;
}
const Kernels* avx512vnni_or_null() {
  return nullptr;
}
#endif

}  // namespace

Result<const Kernels*> kernels_for(const std::string& isa) {
  if (isa == "portable") {
    return &portable::kKernels;
  }
  if (isa != "auto" && isa != "avx2" && isa != "avx512vnni") {
    return fail(ErrorCode::kBadOption, "isa '" + isa + "' is none of auto, portable, avx2, avx512vnni");
  }
  const Kernels* chosen = nullptr;
  if (isa != "avx2") {
    chosen = avx512vnni_or_null();
  }
  if (chosen == nullptr && isa != "avx512vnni") {
    chosen = avx2_or_null();
  }
  if (chosen == nullptr && isa == "auto") {
    chosen = &portable::kKernels;
  }
  if (chosen == nullptr) {
    return fail(ErrorCode::kBadOption, "this processor has no " + isa);
  }
  return chosen;
}

}  // namespace rapport::nn

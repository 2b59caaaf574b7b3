// The kernel tables of the instruction sets; kernels.cpp chooses among them. Each is compiled with its own
// flags, so this header must not pull in inline functions.
#pragma once

#include "nn/kernels.hpp"

namespace rapport::nn {

namespace portable {
extern const Kernels kKernels;
}
namespace avx2 {
extern const Kernels kKernels;
}
namespace avx512vnni {
extern const Kernels kKernels;
}

}  // namespace rapport::nn

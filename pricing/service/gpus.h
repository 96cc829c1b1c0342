// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"

#include <optional>
#include <span>
#include <string_view>

namespace pricing {

/// One GPU as its maker sells it; peaks are dense, without sparsity.
struct GpuPart {
    std::string_view name;
    double memoryGb = 0;     ///< 1e9 bytes
    double bandwidthTbS = 0; ///< memory, 1e12 bytes/s
    double bf16Tflops = 0;
    double fp8Tflops = 0; ///< 0: no arithmetic at 8 bit floating point
    double linkGbS = 0;   ///< to the other GPUs of the machine, each way, 1e9 bytes/s
    bool checked = false; ///< published measurements of this part were held against the estimate
    std::string_view source;
};

std::span<const GpuPart> gpuParts();

/// The part an offer means by `name` ("H100", "A100-80GB", "NVIDIA L40S"). A name that leaves it
/// open means the usual one: the SXM part of H100 and A100, 80 GB of A100 unless `memoryGb` says
/// 40. The problem names what is known; its place is left empty.
Result<GpuPart> findGpu(std::string_view name, std::optional<double> memoryGb = {});

} // namespace pricing

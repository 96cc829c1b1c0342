// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/service/gpus.h"

#include "pricing/service/name_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace pricing {

namespace {

// Memory, bandwidth and peaks: "aic" is github.com/ai-dynamo/aiconfigurator @095f58a,
// aic-core/src/aiconfigurator_core/systems (NVIDIA); "mle" is github.com/stas00/ml-engineering
// @744d01e, compute/accelerator/README.md (dense columns); "lla" is github.com/cli99/llm-analysis
// @d841e40, gpu_configs. Links: NVLink 3, 4 and 5 at 600, 900 and 1,800 GB/s both ways together,
// PCIe 4.0 and 5.0 x16 at 32 and 64 GB/s each way
// (alpha-one-index.github.io/ai-infra-index/specs/networking-interconnects.html), MI300X at
// 896 GB/s both ways (rooflinenotes.dev/interconnects); a PCIe card is taken without bridges.
constexpr std::array kParts{
    GpuPart{"H100 SXM5", 80, 3.35, 989, 1979, 450, true, "aic h100_sxm.yaml; mle; NVLink 4"},
    GpuPart{"H100 PCIe", 80, 2.0, 756, 1513, 64, false, "aic h100_pcie.yaml; mle; PCIe 5.0"},
    GpuPart{"H200 SXM", 141, 4.8, 989, 1979, 450, true, "aic h200_sxm.yaml; mle; NVLink 4"},
    // bandwidth disputed, 8.0 TB/s in mle and 7.7 in aic: the lower is taken
    GpuPart{"B200 SXM", 180, 7.7, 2250, 4500, 900, false, "aic b200_sxm.yaml; mle; NVLink 5"},
    GpuPart{"A100 SXM 80GB", 80, 2.039, 312, 0, 300, true, "aic a100_sxm.yaml; mle; NVLink 3"},
    GpuPart{"A100 PCIe 80GB", 80, 1.935, 312, 0, 32, false, "aic a100_pcie.yaml; mle; PCIe 4.0"},
    GpuPart{"A100 SXM 40GB", 40, 1.555, 312, 0, 300, true, "lla a100-sxm-40gb.json; NVLink 3"},
    GpuPart{"L40S", 48, 0.864, 362.05, 733, 32, true, "aic l40s.yaml; mle; PCIe 4.0"},
    GpuPart{"L4", 24, 0.3, 121, 242, 32, false, "aic l4.yaml; PCIe 4.0"},
    GpuPart{"A10G", 24, 0.6, 70, 0, 32, false, "lla a10g-pcie-24gb.json; PCIe 4.0"},
    GpuPart{"RTX 4090", 24, 1.008, 165.2, 330.3, 32, false,
            "hmc-tech.com/gpus/nvidia-geforce-rtx-4090-vs-nvidia-rtx-pro-5000-blackwell; PCIe 4.0"},
    // a quarter of the page's sparse peaks with 16 bit sums
    GpuPart{"RTX 5090", 32, 1.792, 209.6, 419.2, 64, false,
            "spheron.network/blog/nvidia-rtx-5090-specs; PCIe 5.0"},
    GpuPart{"RTX PRO 6000 Blackwell Server", 96, 1.792, 467.8, 935.6, 64, false,
            "aic rtx_pro_6000_server.yaml; PCIe 5.0"},
    GpuPart{"MI300X", 192, 5.3, 1307, 2610, 448, false, "mle; Infinity Fabric"},
};

/// Names of parts, the narrower first; an empty part is one whose figures nobody gave.
struct PartName {
    std::string_view words, part;
};
constexpr std::array kNames{
    PartName{"h100 pcie", "H100 PCIe"},
    PartName{"h100 nvl", ""},
    PartName{"h100 94gb", ""},
    PartName{"h100 mig", ""},
    PartName{"h100", "H100 SXM5"},
    PartName{"h200 nvl", ""},
    PartName{"h200", "H200 SXM"},
    PartName{"b200", "B200 SXM"},
    PartName{"a100 mig", ""},
    PartName{"a100 pcie 40gb", ""},
    PartName{"a100 40gb", "A100 SXM 40GB"},
    PartName{"a100 pcie", "A100 PCIe 80GB"},
    PartName{"a100", "A100 SXM 80GB"},
    PartName{"l40s", "L40S"},
    PartName{"l4", "L4"},
    PartName{"a10g", "A10G"},
    PartName{"rtx 4090", "RTX 4090"},
    PartName{"4090", "RTX 4090"},
    PartName{"rtx 5090", "RTX 5090"},
    PartName{"5090", "RTX 5090"},
    PartName{"rtx pro 6000", "RTX PRO 6000 Blackwell Server"},
    PartName{"mi300x", "MI300X"},
};

std::string knownParts() {
    std::string all;
    for (const GpuPart& part : kParts)
        all.append(all.empty() ? "" : ", ").append(part.name);
    return all;
}

} // namespace

std::span<const GpuPart> gpuParts() {
    return kParts;
}

Result<GpuPart> findGpu(std::string_view name, std::optional<double> memoryGb) {
    std::string full(name);
    if (memoryGb)
        full += " " + std::to_string(std::lround(*memoryGb)) + "gb";
    const std::vector<std::string> words = nameWords(full);
    const auto named = std::find_if(kNames.begin(), kNames.end(),
                                    [&](const PartName& n) { return hasWords(words, n.words); });
    const auto part = std::find_if(kParts.begin(), kParts.end(), [&](const GpuPart& p) {
        return named != kNames.end() && p.name == named->part;
    });
    if (part == kParts.end())
        return tl::unexpected(Problem{"", "no figures of the GPU \"" + std::string(name) +
                                              "\" are known (known are " + knownParts() + ")"});
    return *part;
}

} // namespace pricing

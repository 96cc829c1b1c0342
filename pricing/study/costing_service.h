// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/study/costing.h"

namespace pricing {

/// What the workload says of this GPU; nullptr when nothing.
const GpuService* gpuService(const Workload&, const std::string& gpu);

/// Puts the service on `gpus` GPUs of the costing's offer into its fleet, stated or estimated, and
/// says in its notes what is to be known of it; or sets the reason why it is not to be had.
void describeService(Costing&, const Workload&, int gpus);

/// Requests at once: the policy's, else the workload's for that GPU.
int concurrencyOf(const Policy&, const Workload&, const GpuService*);

} // namespace pricing

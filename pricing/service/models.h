// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pricing/result.h"

#include <span>
#include <string_view>

namespace pricing {

/// Of the weights as they lie in memory: 2 bytes, 1 byte (FP8 or INT8), 4 bits.
enum class Precision { bits16, bits8, bits4 };

/// "16 bit", "8 bit", "4 bit".
std::string_view name(Precision);
/// Bytes per weight; 4 bits are 4.25 with their scales (one of 8 bits for 32 weights, as MXFP4).
double bytesPerWeight(Precision);

/// A language model's shape, as far as its memory and its time on a GPU depend on it.
struct ModelShape {
    std::string_view name;
    double parameters = 0; ///< all that lie in memory
    double lookedUp = 0;   ///< of them the input embedding, of which a step reads a few rows only
    int layers = 0, hidden = 0, kvHeads = 0, headDim = 0;
    Precision native = Precision::bits16; ///< as published
    bool mixture = false; ///< of experts, of which a token uses a few: no time is estimated
    std::string_view source;

    double readParameters() const { return parameters - lookedUp; }
};

std::span<const ModelShape> modelShapes();

struct NamedModel {
    ModelShape shape;
    Precision precision = Precision::bits16;
};

/// The model that free text names ("Llama 3.1 70B FP8", "meta-llama/Llama-3.1-8B-Instruct"); a
/// precision it does not name is the one the model is published in. The problem says what is
/// known; its place is left empty.
Result<NamedModel> findModel(std::string_view text);

} // namespace pricing

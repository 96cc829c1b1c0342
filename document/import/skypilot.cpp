// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/import/csv_rows.h"
#include "document/import/importers.h"
#include "document/import/python_literal.h"

#include <algorithm>
#include <cmath>

namespace document {

namespace {

using pricing::Problem;

struct Columns {
    std::map<std::string, std::size_t> byName;

    const std::string& cell(const CsvRow& row, const std::string& name) const {
        static const std::string none;
        const auto column = byName.find(name);
        return column == byName.end() ? none : row.cells[column->second];
    }
};

pricing::Result<Columns> columnsOf(const CsvRow& head) {
    Columns columns;
    for (std::size_t i = 0; i < head.cells.size(); ++i)
        if (!columns.byName.emplace(head.cells[i], i).second)
            return tl::unexpected(Problem{"line " + std::to_string(head.line),
                                          "two columns are called \"" + head.cells[i] + "\""});
    for (const char* name :
         {"InstanceType", "AcceleratorName", "AcceleratorCount", "Price", "Region"})
        if (!columns.byName.contains(name))
            return tl::unexpected(Problem{"line " + std::to_string(head.line),
                                          std::string("no column \"") + name +
                                              "\", expected the head of a SkyPilot catalogue"});
    return columns;
}

/// What GpuInfo says of the first GPU.
struct GpuInfo {
    std::string name;
    std::optional<double> memoryGb;
};

/// Nothing when the cell is empty; a problem when it is no such literal.
pricing::Result<GpuInfo> gpuInfoOf(const std::string& cell) {
    if (cell.empty())
        return GpuInfo{};
    const auto tree = parseJson(jsonOfPythonLiteral(cell));
    const auto gpus = tree && tree->is_object() ? tree->find("Gpus") : Json::const_iterator();
    if (!tree || !tree->is_object() || gpus == tree->end() || !gpus->is_array() || gpus->empty() ||
        !gpus->front().is_object())
        return tl::unexpected(
            Problem{"GpuInfo", "expected {'Gpus': [{'Name': …, 'MemoryInfo': …}], …}"});
    GpuInfo info;
    const Json& gpu = gpus->front();
    if (const auto name = gpu.find("Name"); name != gpu.end() && name->is_string())
        info.name = name->get<std::string>();
    const auto memory = gpu.find("MemoryInfo");
    const Json size = memory != gpu.end() && memory->is_object() && memory->contains("SizeInMiB")
                          ? memory->at("SizeInMiB")
                          : Json();
    if (!size.is_number() || !(size.get<double>() > 0))
        return info;
    // RunPod's catalogue has gigabytes in this field; no GPU has less than a gibibyte
    constexpr double kMibPerGib = 1024;
    const double stated = size.get<double>();
    info.memoryGb = std::round(stated < kMibPerGib ? stated : stated / kMibPerGib);
    return info;
}

/// The GPU by the name that plans use, as far as the catalogue's is one of those known.
std::string gpuName(const std::string& catalogue, const GpuInfo& info) {
    static const std::map<std::string, std::string> known{
        {"A100", "A100 40GB"},          {"A100-80GB", "A100"},      {"A100-80GB-SXM", "A100"},
        {"H100-SXM", "H100"},           {"H100-80GB", "H100"},      {"H200-SXM", "H200"},
        {"RTX3090", "RTX 3090"},        {"RTX4090", "RTX 4090"},    {"RTX5090", "RTX 5090"},
        {"RTXPRO6000", "RTX PRO 6000"}, {"A6000", "RTX A6000"},     {"RTXA6000", "RTX A6000"},
        {"A4000", "RTX A4000"},         {"H100-PCIE", "H100 PCIe"}, {"H100-NVL", "H100 NVL"}};
    const auto found = known.find(catalogue);
    const std::string name = found == known.end() ? catalogue : found->second;
    const bool isPcie = info.name.find("PCIe") != info.name.npos;
    return isPcie && (name == "A100" || name == "H100") ? name + " PCIe" : name;
}

struct Instance {
    int line = 0;
    std::string type, region, zone, gpu, note;
    std::optional<double> gpuMemoryGb;
    int gpus = 1;
    std::optional<double> price, spotPrice; ///< of the instance, USD per hour
};

/// A price cell: nothing where it is empty.
pricing::Result<std::optional<double>> priceIn(const std::string& cell, const char* column) {
    if (cell.empty())
        return std::optional<double>();
    const auto value = numberIn(cell);
    if (!value || !(*value > 0) || *value > 1e6)
        return tl::unexpected(
            Problem{column, "\"" + cell.substr(0, 40) + "\", expected USD per hour, more than 0"});
    return value;
}

std::string sizeNote(const Columns& columns, const CsvRow& row) {
    std::string note;
    if (const auto& cpus = columns.cell(row, "vCPUs"); !cpus.empty())
        note += cpus + " vCPUs";
    if (const auto& memory = columns.cell(row, "MemoryGiB"); !memory.empty())
        note += (note.empty() ? "" : " and ") + memory + " GiB of memory";
    return note.empty() ? note : "The instance has " + note + ".";
}

pricing::Result<Instance> instanceOf(const Columns& columns, const CsvRow& row) {
    Instance i;
    i.line = row.line;
    i.type = columns.cell(row, "InstanceType");
    i.region = columns.cell(row, "Region");
    i.zone = columns.cell(row, "AvailabilityZone");
    const std::string& gpu = columns.cell(row, "AcceleratorName");
    if (gpu.empty())
        return tl::unexpected(Problem{"AcceleratorName", "no GPU"});
    const auto count = numberIn(columns.cell(row, "AcceleratorCount"));
    if (!count || *count < 1 || *count > 1024 || *count != std::floor(*count))
        return tl::unexpected(
            Problem{"AcceleratorCount", "\"" + columns.cell(row, "AcceleratorCount").substr(0, 40) +
                                            "\", expected a whole number of GPUs"});
    i.gpus = static_cast<int>(*count);
    const auto info = gpuInfoOf(columns.cell(row, "GpuInfo"));
    if (!info)
        return tl::unexpected(info.error());
    i.gpu = gpuName(gpu, *info);
    i.gpuMemoryGb = info->memoryGb;
    i.note = sizeNote(columns, row);
    const auto price = priceIn(columns.cell(row, "Price"), "Price");
    const auto spot = priceIn(columns.cell(row, "SpotPrice"), "SpotPrice");
    if (!price || !spot)
        return tl::unexpected(!price ? price.error() : spot.error());
    i.price = *price;
    i.spotPrice = *spot;
    if (!i.price && !i.spotPrice)
        return tl::unexpected(Problem{"Price", "no price"});
    return i;
}

/// One offer for the region where all its zones have one price, else one for each zone.
void addZones(const std::vector<Instance>& zones, bool spot, const std::string& provider,
              PackBuilder& pack) {
    std::vector<const Instance*> priced;
    for (const Instance& i : zones)
        if (spot ? i.spotPrice : i.price)
            priced.push_back(&i);
    const auto priceOf = [&](const Instance& i) { return spot ? *i.spotPrice : *i.price; };
    const bool same = std::all_of(priced.begin(), priced.end(), [&](const Instance* i) {
        return priceOf(*i) == priceOf(*priced.front());
    });
    std::set<std::string> done;
    for (const Instance* i : priced) {
        const std::string place = same || i->zone.empty() ? i->region : i->zone;
        if (!done.insert(place).second) {
            if (!same && i->zone.empty())
                pack.skip("line " + std::to_string(i->line),
                          "another price of the same instance in " + i->region + " stands before");
            continue;
        }
        pack.add(PackBuilder::Machine{provider, i->type, i->gpu, place, i->gpuMemoryGb, i->gpus,
                                      spot, priceOf(*i) / i->gpus, i->note});
    }
}

} // namespace

std::optional<Problem> importSkypilot(std::string_view text, const std::string& provider,
                                      PackBuilder& pack) {
    const auto rows = readCsv(text);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Problem{{}, "the file is empty, expected a SkyPilot catalogue"};
    const auto columns = columnsOf(rows->front());
    if (!columns)
        return columns.error();
    std::map<std::pair<std::string, std::string>, std::vector<Instance>> byRegion;
    for (std::size_t r = 1; r < rows->size(); ++r) {
        const CsvRow& row = (*rows)[r];
        const std::string place = "line " + std::to_string(row.line);
        if (row.cells.size() != rows->front().cells.size())
            return Problem{place, std::to_string(row.cells.size()) +
                                      " cells, expected the head's " +
                                      std::to_string(rows->front().cells.size())};
        auto instance = instanceOf(*columns, row);
        if (instance)
            byRegion[{instance->type, instance->region}].push_back(std::move(*instance));
        else
            pack.skip(place, instance.error().place + ": " + instance.error().problem);
    }
    for (const auto& [region, zones] : byRegion) {
        addZones(zones, false, provider, pack);
        addZones(zones, true, provider, pack);
    }
    return std::nullopt;
}

} // namespace document

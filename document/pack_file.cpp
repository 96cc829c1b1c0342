// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/pack_file.h"

#include "document/file_bytes.h"
#include "document/json_reader.h"
#include "document/offer_json.h"
#include "document/rate_json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace document {

namespace {

using namespace pricing;

Source readSource(const JsonValue& value) {
    Source source;
    JsonObject object(value);
    object.read("title", source.title);
    object.read("url", source.url);
    object.read("read", source.read);
    return source;
}

void readOffers(const JsonValue& value, PricePack& pack) {
    for (const JsonValue& item : value.items()) {
        Offer offer = readOffer(item, pack.exchangeRates);
        if (pack.find(offer.id))
            value.log().wrong(below(item.path(), "id"),
                              "\"" + offer.id + "\" stands twice in the pack, expected once");
        pack.offers.push_back(std::move(offer));
    }
}

bool says(const Json& node, const char* key) {
    const auto it = node.find(key);
    return it != node.end() && it->is_string() && !it->get_ref<const std::string&>().empty();
}

/// What of source, date and evidence a figure does not say, as words; empty when all is said.
QString unsaid(const Json& figure, const PricePack& pack) {
    QStringList missing;
    if (!says(figure, "source"))
        missing << "source";
    else if (!pack.sources.count(figure["source"].get<std::string>()))
        missing << QString("source among the pack's sources (\"%1\" is none)")
                       .arg(QString::fromStdString(figure["source"].get<std::string>()));
    for (const char* key : {"as_of", "evidence"})
        if (!says(figure, key))
            missing << key;
    return missing.join(", ");
}

/// Of an offer whose form is known to be right.
void findUnsourced(const JsonValue& offer, const PricePack& pack) {
    const auto find = [&](const std::string& place, const QString& what, const Json& figure) {
        if (const QString missing = unsaid(figure, pack); !missing.isEmpty())
            offer.log().unsourced.append(
                QString("%1: %2 of \"%3\" has no %4: say where it was read (a key of sources), on "
                        "which day (as_of) and how sure it is (documented, transcribed, claimed or "
                        "unconfirmed)")
                    .arg(QString::fromStdString(place), what,
                         QString::fromStdString(offer.node().value("id", "")), missing));
    };
    const Json none = Json::object();
    const Json& node = offer.node();
    const Json rates = node.value("rates", Json::array());
    for (std::size_t i = 0; i < rates.size(); ++i)
        if (rates[i].contains("usd") && rates[i]["usd"].is_number())
            find(
                below(offer.path(), "rates") + "[" + std::to_string(i) + "]",
                QString("the price for %1").arg(QString::fromStdString(rates[i].value("what", ""))),
                rates[i]);
    if (node.contains("meter"))
        find(below(offer.path(), "default_sources"), "the meter",
             node.value("default_sources", none).value("meter", none));
}

PricePack readPack(const JsonValue& root) {
    PricePack pack;
    JsonObject object(root);
    if (!readVersion(object, "breakeven-prices", kPackVersion))
        return pack;
    if (const auto id = object.require("id", "the pack's id"))
        pack.id = id->string().value_or(std::string());
    object.read("title", pack.title);
    object.read("as_of", pack.asOf);
    if (const auto exchange = object.findUnlessNull("exchange_rates"))
        pack.exchangeRates = readExchangeRates(*exchange);
    if (const auto offers = object.require("offers", "a list of offers"))
        readOffers(*offers, pack);
    if (const auto sources = object.find("sources")) {
        JsonObject bySource(*sources);
        for (const std::string& key : bySource.keys())
            pack.sources[key] = readSource(*bySource.find(key));
    }
    if (const auto offers = object.find("offers"); offers && !root.log().problem)
        for (const JsonValue& offer : offers->items())
            findUnsourced(offer, pack);
    return pack;
}

/// Whether a file next to a plan is worth parsing: most .json files there are something else.
bool looksLikePack(const QString& path) {
    QFile file(path);
    return file.size() <= static_cast<qint64>(kLargestDocument) && file.open(QIODevice::ReadOnly) &&
           file.readAll().contains("breakeven-prices");
}

/// A pack under the name it is looked for: its file's, or the id in any other file of the folder.
FileResult<std::optional<PricePack>> packInFolder(const QString& folder, const QString& id,
                                                  QStringList& warnings) {
    const QString named = QDir(folder).filePath(id + ".json");
    QStringList files = QDir(folder).entryList({"*.json"}, QDir::Files, QDir::Name);
    std::stable_partition(files.begin(), files.end(),
                          [&](const QString& file) { return file == id + ".json"; });
    for (const QString& name : files) {
        const QString path = QDir(folder).filePath(name);
        if (path != named && !looksLikePack(path))
            continue;
        QStringList inFile;
        auto pack = loadPack(path, &inFile);
        if (pack && pack->id == id.toStdString()) {
            for (const QString& warning : inFile)
                warnings.append(path + ": " + warning);
            return std::optional<PricePack>(std::move(*pack));
        }
        if (!pack && path == named) // meant, and broken: a silent other choice would be a guess
            return tl::unexpected(pack.error());
    }
    return std::optional<PricePack>();
}

QStringList packFolders(const QString& planFile) {
    QStringList folders;
    // the same for both programs, whatever they call themselves
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    if (!data.isEmpty())
        folders.append(data + "/breakeven/packs");
    if (!planFile.isEmpty() && !planFile.startsWith(':'))
        folders.append(QFileInfo(planFile).path());
    return folders;
}

std::vector<PricePack> readBundledPacks() {
    std::vector<PricePack> packs;
    const QDir folder(":/packs");
    for (const QString& name : folder.entryList({"*.json"}, QDir::Files, QDir::Name))
        if (auto pack = loadPack(folder.filePath(name)))
            packs.push_back(std::move(*pack));
    return packs;
}

FileResult<PricePack> findPack(const std::string& name, const QString& planFile,
                               const std::vector<PricePack>& bundled, const QString& place,
                               QStringList& warnings) {
    for (const QString& folder : packFolders(planFile)) {
        auto pack = packInFolder(folder, QString::fromStdString(name), warnings);
        if (!pack)
            return tl::unexpected(pack.error());
        if (*pack)
            return std::move(**pack);
    }
    for (const PricePack& pack : bundled)
        if (pack.id == name)
            return pack;
    return tl::unexpected(FileError{planFile, place,
                                    "no price pack \"" + QString::fromStdString(name) +
                                        "\" is bundled, beside the plan or in the user's folder, "
                                        "expected the id of one that is"});
}

} // namespace

FileResult<PricePack> parsePack(const QByteArray& bytes, const QString& fileName,
                                QStringList* warnings, QStringList* unsourced) {
    ReadLog log{fileName, "unknown key, ignored"};
    const auto tree = parseJson({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    PricePack pack;
    if (!tree)
        log.wrong(tree.error().place, tree.error().problem);
    else
        pack = readPack(JsonValue(*tree, {}, log));
    if (log.problem)
        return tl::unexpected(*log.problem);
    if (warnings)
        *warnings = log.warnings;
    if (unsourced)
        *unsourced = log.unsourced;
    return pack;
}

FileResult<PricePack> loadPack(const QString& fileName, QStringList* warnings) {
    const auto bytes = readDocument(fileName);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return parsePack(*bytes, fileName, warnings);
}

FileResult<std::vector<PricePack>> findPacks(const std::vector<std::string>& names,
                                             const QString& planFile, QStringList* warnings) {
    const std::vector<PricePack> bundled = bundledPacks();
    QStringList found;
    std::vector<PricePack> packs;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto pack = findPack(names[i], planFile, bundled, QString("price_packs[%1]").arg(i), found);
        if (!pack)
            return tl::unexpected(pack.error());
        packs.push_back(std::move(*pack));
    }
    if (warnings)
        *warnings += found;
    for (const PricePack& pack : bundled)
        if (std::find(names.begin(), names.end(), pack.id) == names.end())
            packs.push_back(pack);
    return packs;
}

std::vector<PricePack> bundledPacks() {
    static const std::vector<PricePack> packs = readBundledPacks(); // they cannot change
    return packs;
}

} // namespace document

// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/office/package.h"
#include "exchange/office/package_xml.h"

#include <QObject>

#include <memory>
#include <zip.h>

namespace exchange {

namespace {

constexpr qint64 kMostBytes = 512LL << 20;
/// 1 January 1980, the first day that an archive can say; the clock has no place in it.
constexpr zip_uint16_t kDosDate = (1 << 5) | 1;

struct Closed {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Closed>;
using Source = std::unique_ptr<zip_source_t, Closed>;
using File = std::unique_ptr<zip_file_t, Closed>;

tl::unexpected<pricing::Problem> problem(const QString& place, const QString& what) {
    return tl::unexpected(pricing::Problem{place.toStdString(), what.toStdString()});
}

struct Entry {
    QString name;
    QByteArray bytes;
};

/// In the order of the archive: types first, each part before its relationships.
std::vector<Entry> entriesOf(const Package& package) {
    std::vector<Entry> entries{{opc::kTypesName, opc::typesXml(package)}};
    const auto relationships = [&](const std::vector<Relationship>& list, const QString& part) {
        if (!list.empty())
            entries.push_back(
                {opc::relationshipsName(part).mid(1), opc::relationshipsXml(list, part)});
    };
    relationships(package.relationships, {});
    for (const Part& part : package.parts) {
        entries.push_back({part.name.mid(1), part.bytes});
        relationships(part.relationships, part.name);
    }
    return entries;
}

/// Archives in archives (embedded workbooks) and pictures are packed already.
bool packed(const QString& name) {
    return name.endsWith(u".xlsx") || name.endsWith(u".png") || name.endsWith(u".jpeg");
}

bool add(zip_t* archive, const Entry& entry) {
    zip_source_t* source = zip_source_buffer(archive, entry.bytes.constData(),
                                             static_cast<zip_uint64_t>(entry.bytes.size()), 0);
    if (!source)
        return false;
    const zip_int64_t index =
        zip_file_add(archive, entry.name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto at = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive, at, packed(entry.name) ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                    0) == 0 &&
           zip_file_set_dostime(archive, at, 0, kDosDate, 0) == 0;
}

/// What the closed archive wrote into its source.
QByteArray contentOf(zip_source_t* source) {
    zip_stat_t about;
    if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0)
        return {};
    QByteArray bytes(static_cast<qsizetype>(about.size), Qt::Uninitialized);
    const bool read =
        zip_source_read(source, bytes.data(), about.size) == static_cast<zip_int64_t>(about.size);
    zip_source_close(source);
    return read ? bytes : QByteArray();
}

pricing::Result<QByteArray> bytesAt(zip_t* archive, zip_uint64_t index, qint64& left) {
    zip_stat_t about;
    if (zip_stat_index(archive, index, 0, &about) != 0)
        return problem({}, QObject::tr("the archive is damaged: export or save the file again"));
    const QString name = QString::fromUtf8(about.name);
    if (about.encryption_method != ZIP_EM_NONE)
        return problem(name, QObject::tr("is locked with a password: save the file without one"));
    left -= static_cast<qint64>(about.size);
    if (about.size > static_cast<zip_uint64_t>(kMostBytes) || left < 0)
        return problem(name,
                       QObject::tr("the file unpacks to more than 512 MB: take a smaller one, "
                                   "without films and large pictures"));
    const File file(zip_fopen_index(archive, index, 0));
    QByteArray bytes(static_cast<qsizetype>(about.size), Qt::Uninitialized);
    if (!file ||
        zip_fread(file.get(), bytes.data(), about.size) != static_cast<zip_int64_t>(about.size))
        return problem(name, QObject::tr("the archive is damaged: export or save the file again"));
    return bytes;
}

pricing::Result<std::vector<Entry>> readEntries(const QByteArray& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    Source source(zip_source_buffer_create(bytes.constData(),
                                           static_cast<zip_uint64_t>(bytes.size()), 0, &error));
    const Archive archive(source ? zip_open_from_source(source.get(), ZIP_RDONLY, &error)
                                 : nullptr);
    zip_error_fini(&error);
    if (!archive)
        return problem({}, QObject::tr("is no Office file (.pptx, .potx, .xlsx), or is locked with "
                                       "a password: save it again in one of these formats"));
    static_cast<void>(source.release()); // the archive's now
    std::vector<Entry> entries;
    qint64 left = kMostBytes;
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const QString name = QString::fromUtf8(zip_get_name(archive.get(), index, 0));
        if (name.endsWith(u'/'))
            continue; // a folder
        auto content = bytesAt(archive.get(), index, left);
        if (!content)
            return tl::unexpected(content.error());
        entries.push_back({name, std::move(*content)});
    }
    return entries;
}

/// The entry of the name without case; it is taken out.
std::optional<QByteArray> taken(std::vector<Entry>& entries, const QString& name) {
    for (auto it = entries.begin(); it != entries.end(); ++it)
        if (it->name.compare(name, Qt::CaseInsensitive) == 0) {
            QByteArray bytes = std::move(it->bytes);
            entries.erase(it);
            return bytes;
        }
    return std::nullopt;
}

/// False where they are no XML; a part need not have any.
bool readRelationshipsOf(const QString& part, std::vector<Entry>& entries,
                         std::vector<Relationship>& into) {
    const auto bytes = taken(entries, opc::relationshipsName(part).mid(1));
    if (!bytes)
        return true;
    auto list = opc::readRelationships(*bytes, part);
    if (list)
        into = std::move(*list);
    return list.has_value();
}

} // namespace

pricing::Result<QByteArray> packageBytes(const Package& package) {
    const auto failed = [] {
        return problem({}, QObject::tr("the archive could not be made: not enough memory"));
    };
    const std::vector<Entry> entries = entriesOf(package);
    zip_error_t error;
    zip_error_init(&error);
    Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
    Archive archive(source ? zip_open_from_source(source.get(), ZIP_TRUNCATE, &error) : nullptr);
    zip_error_fini(&error);
    if (!archive)
        return failed();
    zip_source_keep(source.get()); // read from when the archive, which has it too, is closed
    for (const Entry& entry : entries)
        if (!add(archive.get(), entry))
            return failed();
    if (zip_close(archive.get()) != 0)
        return failed();
    static_cast<void>(archive.release());
    QByteArray bytes = contentOf(source.get());
    if (bytes.isEmpty())
        return failed();
    return bytes;
}

pricing::Result<Package> readPackage(const QByteArray& bytes) {
    auto entries = readEntries(bytes);
    if (!entries)
        return tl::unexpected(entries.error());
    const auto typesBytes = taken(*entries, opc::kTypesName);
    const auto types = typesBytes ? opc::readTypes(*typesBytes) : std::nullopt;
    if (!types)
        return problem(opc::kTypesName,
                       QObject::tr("is missing or damaged: this is no Office file"));
    const auto damaged = [](const QString& part) {
        return problem(opc::relationshipsName(part),
                       QObject::tr("is damaged: open and save the file in its own program"));
    };
    Package package;
    if (!readRelationshipsOf({}, *entries, package.relationships))
        return damaged({});
    // parts that no relationship list belongs to first: taking lists moves what follows
    std::vector<QString> names;
    for (const Entry& entry : *entries)
        if (!entry.name.endsWith(QLatin1String(".rels")))
            names.push_back(entry.name);
    for (const QString& name : names) {
        Part part{u'/' + name, types->of(u'/' + name), *taken(*entries, name), {}};
        if (part.type.isEmpty())
            continue; // no part of the package: Office passes over such entries too
        if (partNamed(package, part.name))
            return problem(part.name, QObject::tr("is in the archive twice: open and save the file "
                                                  "in its own program"));
        if (!readRelationshipsOf(part.name, *entries, part.relationships))
            return damaged(part.name);
        package.parts.push_back(std::move(part));
    }
    return package;
}

} // namespace exchange

// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/traffic/import.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <cmath>
#include <zlib.h>

using namespace exchange;

/// Inputs that files in the wild are: each gives the right week or says what is wrong and where.
class TestTrafficNasty : public QObject {
    Q_OBJECT
private slots:
    void aWeekOrAReason_data();
    void aWeekOrAReason();
    void theHourThatComesTwiceIsObservedForTwo();
    void theHourThatNeverIsIsNotObserved();
    void linesThatWereRejectedAreNamed();
    void weeksAreFoldedByMeanMedianAndP90();
    void daysAndWeeksCanBeLeftOut();
    void outagesAreFoundAndLeftOut();
    void growthIsEstimatedWithItsError();
    void burstinessOfKnownArrivalsIsMeasured();
};

namespace {

/// Hours of the week.
constexpr int kMon = 0, kWed = 48, kThu = 72, kFri = 96, kSat = 120, kSun = 144;

/// What is expected: requests, rows rejected and a cell's rate; or a part of the problem's text.
struct Row {
    const char* name;
    QByteArray text;
    double requests = 0;
    int rejected = 0;
    int cell = -1; ///< whose rate is `rate`
    double rate = 0;
    const char* problem = nullptr;
    TrafficOptions options = {};
};

Row refused(const char* name, const QByteArray& text, const char* problem,
            TrafficOptions options = {}) {
    return {name, text, 0, 0, -1, 0, problem, std::move(options)};
}

QByteArray gz(const QByteArray& text) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray source = text, out(text.size() + 1000, 0);
    stream.next_in = reinterpret_cast<Bytef*>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

QByteArray utf16(const char* text, bool bigEndian) {
    QByteArray out = bigEndian ? QByteArray("\xFE\xFF") : QByteArray("\xFF\xFE");
    for (const char* c = text; *c; ++c)
        out += bigEndian ? QByteArray(1, '\0') + *c : QByteArray(1, *c) + QByteArray(1, '\0');
    return out;
}

/// An hour of one request each 10 s from 2024-05-15 (a Wednesday) 10:00, in a form of times.
QByteArray hourOf(const char* format, const char* end = "\n") {
    QByteArray text;
    for (int s = 0; s < 3600; s += 10) {
        const QDateTime t(QDate(2024, 5, 15), QTime(10, 0).addSecs(s), Qt::UTC);
        text += t.toString(format).toUtf8() + end;
    }
    return text;
}

QByteArray epochs(const char* suffix) {
    QByteArray text;
    for (int s = 0; s < 3600; s += 10)
        text += QByteArray::number(1715767200 + s) + suffix + "\n"; // 2024-05-15T10:00Z
    return text;
}

QByteArray matrix(int rows, int columns, const char* delimiter, const char* value = "2") {
    QByteArray text;
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c)
            text += QByteArray(c ? delimiter : "") + value;
        text += "\n";
    }
    return text;
}

std::vector<Row> formsOfTime() {
    const int cell = kWed + 10;
    const double rate = 359.0 / 3591 + 1.0 / 3591; // 360 requests in 3,590 s and a second
    return {
        {"iso with T", hourOf("yyyy-MM-ddTHH:mm:ss"), 360, 0, cell, rate},
        {"iso with a space", hourOf("yyyy-MM-dd HH:mm:ss"), 360, 0, cell, rate},
        {"iso with Z", hourOf("yyyy-MM-ddTHH:mm:ss", "Z\n"), 360, 0, cell, rate},
        {"iso with +00:00", hourOf("yyyy-MM-dd HH:mm:ss", "+00:00\n"), 360, 0, cell, rate},
        {"iso with +0200 is two hours earlier", hourOf("yyyy-MM-ddTHH:mm:ss", "+0200\n"), 360, 0,
         kWed + 8, rate},
        {"iso with -05 is five hours later", hourOf("yyyy-MM-ddTHH:mm:ss", "-05\n"), 360, 0,
         kWed + 15, rate},
        {"fractions of 100 ns", hourOf("yyyy-MM-dd HH:mm:ss", ".0000000\n"), 360, 0, cell, rate},
        {"fractions with a comma", hourOf("yyyy-MM-dd HH:mm:ss", ",000\n"), 360, 0, cell, rate},
        {"slashes, year first", hourOf("yyyy/MM/dd HH:mm:ss"), 360, 0, cell, rate},
        {"dots, day first", hourOf("dd.MM.yyyy HH:mm:ss"), 360, 0, cell, rate},
        {"log times in brackets", hourOf("[dd/MMM/yyyy:HH:mm:ss +0000]"), 360, 0, cell, rate},
        {"epoch s", epochs(""), 360, 0, cell, rate},
        {"epoch s with a fraction", epochs(".0"), 360, 0, cell, rate},
        {"epoch ms", epochs("000"), 360, 0, cell, rate},
        {"epoch us", epochs("000000"), 360, 0, cell, rate},
        {"epoch ns", epochs("000000000"), 360, 0, cell, rate},
        {"seconds from a Monday", "time\n0\n1800\n3599\n", 3, 0, kMon, 3.0 / 3600},
        {"seconds from a start",
         "time\n0\n1800\n3599\n",
         3,
         0,
         kWed + 10,
         3.0 / 3600,
         nullptr,
         {.start = "2024-05-15T10:00:00"}},
        {"CRLF", hourOf("yyyy-MM-ddTHH:mm:ss", "\r\n"), 360, 0, cell, rate},
        {"CR alone", hourOf("yyyy-MM-ddTHH:mm:ss", "\r"), 360, 0, cell, rate},
        {"a byte order mark", "\xEF\xBB\xBF" + hourOf("yyyy-MM-ddTHH:mm:ss"), 360, 0, cell, rate},
        {"blank lines between", hourOf("yyyy-MM-ddTHH:mm:ss", "\n\n  \n"), 360, 0, cell, rate},
        {"no newline at the end", hourOf("yyyy-MM-ddTHH:mm:ss").chopped(1), 360, 0, cell, rate},
        {"quoted cells",
         "\"when\",\"who\"\n\"2024-05-15 10:00:00\",\"a, b\"\n\"2024-05-15 "
         "10:59:59\",\"c \"\"d\"\"\"\n",
         2, 0, cell, 2.0 / 3600},
        {"a quoted cell over three lines",
         "time,note\n2024-05-15T10:00:00,\"one\ntwo\nthree\"\n2024-05-15T10:59:59,x\n", 2, 0, cell,
         2.0 / 3600},
        {"gzip", gz(hourOf("yyyy-MM-ddTHH:mm:ss")), 360, 0, cell, rate},
        {"gzip of two members", gz("2024-05-15T10:00:00\n") + gz("2024-05-15T10:59:59\n"), 2, 0,
         cell, 2.0 / 3600},
        {"UTF-16, little end first",
         utf16("time\n2024-05-15T10:00:00\n2024-05-15T10:59:59\n", false), 2, 0, cell, 2.0 / 3600},
        {"UTF-16, big end first", utf16("time\n2024-05-15T10:00:00\n2024-05-15T10:59:59\n", true),
         2, 0, cell, 2.0 / 3600},
        {"unsorted", "2024-05-15T10:59:59\n2024-05-15T10:00:00\n2024-05-15T10:30:00\n", 3, 0, cell,
         3.0 / 3600},
        {"duplicate times", "2024-05-15T10:00:00\n2024-05-15T10:00:00\n2024-05-15T10:59:59\n", 3, 0,
         cell, 3.0 / 3600},
        {"a leap day", "2024-02-29T10:00:00\n2024-02-29T10:59:59\n", 2, 0, kThu + 10, 2.0 / 3600},
        {"no such leap day", "2023-02-28T10:00:00\n2023-02-29T10:00:00\n2023-02-28T10:59:59\n", 2,
         1, 24 + 10, 2.0 / 3600},
        {"a leap second", "2016-12-31T23:00:00Z\n2016-12-31T23:59:60Z\n", 2, 0, kSat + 23,
         1.0 / 3600},
        {"24:00 is the next day's first", "2024-05-15T23:00:00\n2024-05-15T24:00:00\n", 2, 0,
         kWed + 23, 1.0 / 3600},
        {"year 1970", "1970-01-01T00:00:00Z\n1970-01-01T00:59:59Z\n", 2, 0, kThu, 2.0 / 3600},
        {"year 2100 has no leap day", "2100-03-01T00:00:00Z\n2100-03-01T00:59:59Z\n", 2, 0, kMon,
         2.0 / 3600},
        {"year 9999 is misread", "2024-05-15T10:00:00\n9999-12-31T23:59:59\n2024-05-15T10:59:59\n",
         2, 1, cell, 2.0 / 3600},
        {"mixed zones", "2024-05-15T10:00:00Z\n2024-05-15T12:30:00+02:00\n2024-05-15T10:59:59\n", 3,
         0, cell, 3.0 / 3600},
        {"a clock for times without a zone",
         "2024-05-15 10:00:00\n2024-05-15 10:59:59\n",
         2,
         0,
         cell,
         2.0 / 3600,
         nullptr,
         {.timeZone = "Asia/Kolkata"}},
        {"the week on another clock",
         "2024-05-15T10:00:00Z\n2024-05-15T10:29:59Z\n",
         2,
         0,
         kWed + 15,
         2.0 / 1800,
         nullptr,
         {.timeZone = "Asia/Kolkata"}},
        {"a formula is text", "time\n2024-05-15T10:00:00\n=NOW()\n2024-05-15T10:59:59\n", 2, 1,
         cell, 2.0 / 3600},
        {"year 1 is misread", "2024-05-15T10:00:00\n0001-01-01T00:00:00\n2024-05-15T10:59:59\n", 2,
         1, cell, 2.0 / 3600},
        {"relative times beyond all reason", "time\n0\n9000000000\n-5e9\n1e300\n3599\n", 2, 3, kMon,
         2.0 / 3600},
        {"epoch zeros among epochs", epochs("") + "0\n0\n", 362, 0},
        {"one line", "2024-05-15T10:00:00\n", 1, 0, cell, -1},
        {"zero bytes in a line far down",
         hourOf("yyyy-MM-ddTHH:mm:ss").repeated(10) + QByteArray("a\0b\n", 4), 3600, 1, cell,
         3600.0 / 3591},
    };
}

std::vector<Row> series() {
    const QByteArray hour = "2024-05-15T10:00:00Z,";
    const int cell = kWed + 10;
    return {
        {"counts by the hour", "time,requests\n2024-05-15T10:00Z,36\n2024-05-15T11:00Z,72\n", 108,
         0, kWed + 11, 0.02},
        {"rates by the half hour", "time,rps\n2024-05-15T10:00Z,1\n2024-05-15T10:30Z,3\n", 7200, 0,
         cell, 2},
        {"counts without a header", "2024-05-15T10:00Z;36\n2024-05-15T11:00Z;72\n", 108, 0, cell,
         0.01},
        {"counts by the day", "date,count\n2024-05-15,86400\n2024-05-16,172800\n", 259200, 0, kThu,
         2},
        {"a gap adds nothing",
         "time,rate\n2024-05-15T10:00Z,1\n2024-05-15T11:00Z,1\n"
         "2024-05-15T14:00Z,1\n",
         10800, 0, kWed + 12, -1},
        {"unsorted samples", "time,count\n2024-05-15T11:00Z,72\n2024-05-15T10:00Z,36\n", 108, 0,
         cell, 0.01},
        {"two series in one table",
         "time,pod,count\n2024-05-15T10:00Z,a,36\n2024-05-15T10:00Z,b,36\n"
         "2024-05-15T11:00Z,a,36\n2024-05-15T11:00Z,b,0\n",
         108, 0, cell, 0.02},
        {"a decimal comma", "Zeit;Anfragen\n15.05.2024 10:00;36,5\n15.05.2024 11:00;71,5\n", 108, 0,
         cell, 36.5 / 3600},
        {"a quoted decimal comma",
         "time,rps\n2024-05-15 10:00,\"0,25\"\n2024-05-15 "
         "11:00,\"1,75\"\n",
         7200, 0, cell, 0.25},
        {"thousands with commas",
         "time,count\n2024-05-15T10:00Z,\"1,036\"\n2024-05-15T11:00Z,"
         "\"1,000,072\"\n",
         1001108, 0, cell, 1036.0 / 3600},
        {"thousands with points", "time;count\n2024-05-15T10:00Z;1.000.036\n2024-05-15T11:00Z;72\n",
         1000108, 0, cell, 1000036.0 / 3600},
        {"thousands with spaces", "time\tcount\n2024-05-15T10:00Z\t1 036\n2024-05-15T11:00Z\t72\n",
         1108, 0, cell, 1036.0 / 3600},
        {"thousands with a narrow space",
         "time\tcount\n2024-05-15T10:00Z\t1\xE2\x80\xAF"
         "036\n2024-05-15T11:00Z\t72\n",
         1108, 0, cell, 1036.0 / 3600},
        {"NaN and infinity are left out",
         "time,count\n2024-05-15T10:00Z,NaN\n2024-05-15T11:00Z,"
         "36\n2024-05-15T12:00Z,inf\n2024-05-15T13:00Z,36\n"
         "2024-05-15T14:00Z,36\n",
         108, 2, kWed + 11, 0.01},
        {"negative counts are left out",
         "time,count\n2024-05-15T10:00Z,-5\n2024-05-15T11:00Z,"
         "36\n2024-05-15T12:00Z,36\n",
         72, 1, kWed + 11, 0.01},
        {"numbers beyond all reason are left out",
         "time,count\n2024-05-15T10:00Z,1e300\n2024-05-15T11:00Z,36\n2024-05-15T12:00Z,36\n", 72, 1,
         kWed + 11, 0.01},
        {"no value is a gap",
         "time,count\n2024-05-15T10:00Z,\n2024-05-15T11:00Z,36\n"
         "2024-05-15T12:00Z,36\n",
         72, 1, kWed + 10, -1},
        {"formulas are not evaluated",
         "time,count\n2024-05-15T10:00Z,=1+35\n2024-05-15T11:00Z,"
         "36\n2024-05-15T12:00Z,36\n",
         72, 1, kWed + 11, 0.01},
        {"notes above the header",
         "Label,RequestCount\nId,m1\nPeriod,3600\nTimestamp,Value\n"
         "2024/05/15 10:00:00,36\n2024/05/15 11:00:00,72\n",
         108, 0, cell, 0.01},
        {"one count says no rate", "time,count\n2024-05-15T10:00Z,36\n", 36, 0, cell, -1},
        {"exponents", "time,rate\n2024-05-15T10:00Z,1e-2\n2024-05-15T11:00Z,2E+0\n", 7236, 0, cell,
         0.01},
        {"columns by number",
         "a,b,c\nx,2024-05-15T10:00Z,36\ny,2024-05-15T11:00Z,72\n",
         108,
         0,
         cell,
         0.01,
         nullptr,
         {.timeColumn = "2", .valueColumn = "3"}},
        {"counts said to be rates",
         "time,count\n2024-05-15T10:00Z,2\n2024-05-15T11:00Z,2\n",
         14400,
         0,
         cell,
         2,
         nullptr,
         {.kind = ValueKind::rate}},
        {"requests, though a column has numbers",
         "time,status\n2024-05-15T10:00:00,200\n2024-05-15T10:10:07,500\n2024-05-15T10:10:09,200\n"
         "2024-05-15T10:59:59,200\n",
         4, 0, cell, 4.0 / 3600},
        {"a quote in a cell that is not quoted",
         "time,count,note\n2024-05-15T10:00Z,36,5\" nail\n2024-05-15T11:00Z,72,\n", 108, 0, cell,
         0.01},
    };
}

std::vector<Row> otherForms() {
    const QByteArray prometheus = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    const QByteArray log = "1.2.3.4 - - [15/May/2024:10:00:00 +0000] \"GET /v1/chat?x=1 HTTP/1.1\" "
                           "200 -\n";
    return {
        {"7 x 24 with tabs", matrix(7, 24, "\t"), 2 * 604800, 0, kSun + 23, 2},
        {"24 x 7 with commas", matrix(24, 7, ","), 2 * 604800, 0, kSun + 23, 2},
        {"7 x 24 of counts",
         matrix(7, 24, ";", "36"),
         36 * 168,
         0,
         kMon,
         0.01,
         nullptr,
         {.kind = ValueKind::count}},
        {"7 x 24 with decimal commas", matrix(7, 24, "\t", "0,5"), 302400, 0, kFri, 0.5},
        {"24 x 7 from Sunday on",
         "h,Sun,Mon,Tue,Wed,Thu,Fri,Sat\n" +
             []() {
                 QByteArray text;
                 for (int h = 0; h < 24; ++h)
                     text += QByteArray::number(h) + ",9,1,1,1,1,1,1\n";
                 return text;
             }(),
         (9 + 6) * 86400, 0, kSun, 9},
        {"7 x 24 with a cell that is none", "x" + matrix(7, 24, "\t").mid(1), 167 * 7200, 1, kMon,
         -1},
        {"prometheus: two series and a gap",
         prometheus + R"({"metric":{"a":"1"},"values":[[1715767200,"1"],[1715767260,"1"]]},)"
                      R"({"metric":{"a":"2"},"values":[[1715767200,"2"],[1715767260,"NaN"],)"
                      R"([1715767320,"3"]]}]}})",
         60 * 7, 1, kWed + 10, 7.0 / 3},
        {"cloudwatch, newest first, unsorted",
         R"({"MetricDataResults":[{"Id":"m","Label":"RequestCount","Timestamps":)"
         R"(["2024-05-15T12:00:00+00:00","2024-05-15T10:00:00+00:00","2024-05-15T11:00:00+00:00"],)"
         R"("Values":[36,72,108],"StatusCode":"Complete"}]})",
         216, 0, kWed + 10, 0.02},
        {"cloudwatch statistics",
         R"({"Label":"x","Datapoints":[{"Timestamp":"2024-05-15T11:00:00Z","Sum":36,"Unit":"Count"},)"
         R"({"Timestamp":"2024-05-15T10:00:00Z","Sum":72,"Unit":"Count"}]})",
         108, 0, kWed + 10, 0.02},
        {"a log with a path", log + log, 2, 0, -1, 0, nullptr, {.path = "/v1/*"}},
        {"a log with broken lines", log + "oops\n" + log + "[x] \"GET\n", 2, 2},
        {"mooncake lines",
         "{\"timestamp\": 0, \"input_length\": 5, \"output_length\": 2, \"hash_ids\": [1]}\n"
         "{\"timestamp\": 3599000, \"input_length\": 7, \"output_length\": 2}\n{broken\n",
         2, 1, kMon, 2.0 / 3600},
        {"burstgpt",
         "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n"
         "5,ChatGPT,472,18,490,Conversation log\n3604,GPT-4,1087,230,1317,API log\n",
         2, 0, kMon, 1.0 / 3595},
    };
}

std::vector<Row> refusals() {
    return {
        refused("an empty file", "", "is empty"),
        refused("blank lines only", "\n \n\t\n", "is empty"),
        refused("only a header", "timestamp,count\n", "no column holds times"),
        refused("words", "the quick brown fox\njumps over\nthe lazy dog\n",
                "no column holds times (the first cell is \"the quick brown fox\")"),
        refused("day and month that cannot be told apart",
                "05/06/2024 10:00,1\n05/06/2024 11:00,2\n", "no column holds times"),
        refused("a binary file",
                QByteArray("\x7F"
                           "ELF\0\0\1",
                           7),
                "zero byte"),
        refused("a spreadsheet", "PK\x03\x04rest", "save the sheet as CSV"),
        refused("a Parquet file", "PAR1rest", "Parquet"),
        refused("zstd", "\x28\xB5\x2F\xFDrest", "zstd"),
        refused("truncated gzip", gz(hourOf("yyyy-MM-ddTHH:mm:ss")).chopped(40), "ends early"),
        refused(
            "gzip with a wrong sum",
            [] {
                QByteArray bytes = gz(hourOf("yyyy-MM-ddTHH:mm:ss"));
                bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);
                return bytes;
            }(),
            "damaged"),
        refused("one line of 10 MB", QByteArray(10'000'000, 'x'), "no column holds times"),
        refused("a rate alone", "time,rate\n2024-05-15T10:00Z,5\n", "one time only"),
        refused("no such column", "time,count\n2024-05-15T10:00Z,5\n",
                "no column is called \"when\", there are time, count", {.timeColumn = "when"}),
        refused("no such zone", "2024-05-15 10:00:00\n", "no time zone of the IANA database",
                {.timeZone = "Mars/Olympus"}),
        refused("no such start", "0\n1\n", "is no time", {.start = "yesterday"}),
        refused("all values negative", "time,count\n2024-05-15T10:00Z,-5\n2024-05-15T11:00Z,-5\n",
                "a negative number"),
        refused("cut JSON", R"({"status":"success","data":{"resultType":"matrix","resu)",
                "broken JSON"),
        refused("other JSON", R"({"hello":"world"})", "expected \"matrix\""),
        refused("a JSON list", "[1, 2, 3]\n", "a JSON list"),
        refused("JSON said to be a series", R"({"status":"success"})", "leave out --as",
                {.format = TrafficFormat::series}),
        refused("a prometheus error", R"({"status":"error","errorType":"timeout","error":"slow"})",
                "timeout: slow"),
        refused("no matrix", "1,2\n3,4\n", "7 x 24", {.format = TrafficFormat::matrix}),
        refused("no access log", "2024-05-15T10:00:00\n", "common or combined",
                {.format = TrafficFormat::accessLog}),
        refused("a path in no log", "2024-05-15T10:00:00\n", "no access log", {.path = "/v1"}),
    };
}

std::vector<Row> corpus() {
    std::vector<Row> all = formsOfTime();
    for (const auto& more : {series(), otherForms(), refusals()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

FileResult<std::optional<TrafficTrace>> readBytes(const QByteArray& bytes,
                                                  const TrafficOptions& options = {}) {
    const QTemporaryDir dir;
    const QString path = dir.filePath("trace");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a temporary file");
    file.close();
    return readTraffic(path.toStdString(), options);
}

TrafficTrace traceOf(const QByteArray& bytes, const TrafficOptions& options = {}) {
    auto read = readBytes(bytes, options);
    if (!read)
        qWarning("%s", read.error().problem.problem.c_str());
    return read && *read ? std::move(**read) : TrafficTrace{};
}

pricing::FoldedTraffic fold(const TrafficTrace& trace, pricing::FoldOptions options = {}) {
    options.zone = trace.zone;
    return pricing::foldTraffic(trace.seen, options);
}

/// Counts by the hour of `weeks` weeks from Monday 2024-01-01, with `count(week, hour)`.
QByteArray weeksOf(int weeks, const std::function<double(int, int)>& count) {
    QByteArray text = "time,count\n";
    const QDateTime start(QDate(2024, 1, 1), QTime(0, 0), Qt::UTC);
    for (int w = 0; w < weeks; ++w)
        for (int h = 0; h < 168; ++h)
            text += start.addSecs((w * 168 + h) * 3600LL).toString("yyyy-MM-ddTHH:mm").toUtf8() +
                    "," + QByteArray::number(count(w, h)) + "\n";
    return text;
}

} // namespace

void TestTrafficNasty::aWeekOrAReason_data() {
    QTest::addColumn<int>("index");
    int i = 0;
    for (const Row& row : corpus())
        QTest::newRow(row.name) << i++;
    QVERIFY(i >= 60);
}

void TestTrafficNasty::aWeekOrAReason() {
    QFETCH(int, index);
    const std::vector<Row> all = corpus();
    const Row& row = all[static_cast<std::size_t>(index)];
    const auto read = readBytes(row.text, row.options);
    if (row.problem) {
        QVERIFY2(!read, "expected a problem");
        QVERIFY2(QString::fromStdString(read.error().problem.problem).contains(row.problem),
                 read.error().problem.problem.c_str());
        QVERIFY(!read.error().machineFailed);
        return;
    }
    QVERIFY2(read.has_value(), read ? "" : read.error().problem.problem.c_str());
    const TrafficTrace& trace = **read;
    QCOMPARE(trace.rejectedRows, std::int64_t{row.rejected});
    QVERIFY2(std::fabs(trace.seen.requests() - row.requests) <= 1e-9 * row.requests,
             qPrintable(QString::number(trace.seen.requests(), 'g', 17)));
    if (row.cell < 0)
        return;
    const auto rate = fold(trace).requestsPerSecond[static_cast<std::size_t>(row.cell)];
    if (row.rate < 0) { // never observed
        QVERIFY(!rate);
        return;
    }
    QVERIFY(rate);
    QVERIFY2(std::fabs(*rate - row.rate) <= 1e-9 * row.rate,
             qPrintable(QString::number(*rate, 'g', 17)));
}

void TestTrafficNasty::theHourThatComesTwiceIsObservedForTwo() {
    // Berlin, Sunday 2024-10-27: 02:00 to 03:00 comes twice
    QByteArray text = "time,count\n";
    for (const char* time : {"00:00", "01:00", "02:00", "02:00", "03:00", "04:00"})
        text += QByteArray("2024-10-27 ") + time + ",36\n";
    const TrafficTrace trace = traceOf(text, {.timeZone = "Europe/Berlin"});
    const pricing::FoldedTraffic week = fold(trace);
    QCOMPARE(trace.seen.requests(), 216.0);
    QCOMPARE(week.observedS[kSun + 2], 7200.0);
    for (std::size_t h = kSun; h < kSun + 5; ++h)
        QCOMPARE(*week.requestsPerSecond[h], 0.01);
    // the same day in UTC
    QByteArray instants = "time,count\n";
    for (int h = 22; h < 28; ++h)
        instants += "2024-10-2" + QByteArray::number(h < 24 ? 6 : 7) + "T" +
                    QByteArray::number(h % 24).rightJustified(2, '0') + ":00Z,36\n";
    const pricing::FoldedTraffic same = fold(traceOf(instants, {.timeZone = "Europe/Berlin"}));
    QCOMPARE(same.requestsPerSecond, week.requestsPerSecond);
    QCOMPARE(same.observedS, week.observedS);
}

void TestTrafficNasty::theHourThatNeverIsIsNotObserved() {
    // Berlin, Sunday 2024-03-31: 01:59 is followed by 03:00
    const TrafficTrace trace =
        traceOf("time,count\n2024-03-31 00:00,36\n2024-03-31 01:00,36\n2024-03-31 03:00,72\n",
                {.timeZone = "Europe/Berlin"});
    const pricing::FoldedTraffic week = fold(trace);
    QVERIFY(!week.requestsPerSecond[kSun + 2]);
    QCOMPARE(*week.requestsPerSecond[kSun + 1], 0.01);
    QCOMPARE(*week.requestsPerSecond[kSun + 3], 0.02);
    QCOMPARE(trace.seen.observedS(), 3 * 3600.0);
}

void TestTrafficNasty::linesThatWereRejectedAreNamed() {
    const TrafficTrace trace = traceOf(
        "time\n2024-05-15T10:00:00\nnonsense\n\n2024-05-15T10:59:59\n2024-13-01T00:00:00\n");
    QCOMPARE(trace.rows, std::int64_t{4});
    QCOMPARE(trace.rejected.size(), std::size_t{2});
    QCOMPARE(trace.rejected[0].line, std::int64_t{3});
    QCOMPARE(trace.rejected[0].text, std::string("nonsense"));
    QCOMPARE(trace.rejected[1].line, std::int64_t{6});
    QCOMPARE(trace.rejectedFor.at("the time cannot be read"), std::int64_t{2});
    // a million of them are counted, and the first hundred kept
    const TrafficTrace many =
        traceOf("2024-05-15T10:00:00\n2024-05-15T10:59:59\n" + QByteArray("x\n").repeated(100'000));
    QCOMPARE(many.rejectedRows, std::int64_t{100'000});
    QCOMPARE(many.rejected.size(), TrafficTrace::kShownRows);
}

void TestTrafficNasty::weeksAreFoldedByMeanMedianAndP90() {
    constexpr double counts[] = {36, 72, 108, 144, 3600};
    const TrafficTrace trace =
        traceOf(weeksOf(5, [&](int w, int) { return counts[static_cast<std::size_t>(w)]; }));
    const auto monday = [&](pricing::FoldKind kind) {
        return *fold(trace, {.kind = kind}).requestsPerSecond[0];
    };
    QCOMPARE(monday(pricing::FoldKind::mean), 792.0 / 3600);
    QCOMPARE(monday(pricing::FoldKind::median), 108.0 / 3600);
    // at 3.6 of the places 0 to 4
    QCOMPARE(monday(pricing::FoldKind::p90), (144 + 0.6 * (3600 - 144)) / 3600);
}

void TestTrafficNasty::daysAndWeeksCanBeLeftOut() {
    const TrafficTrace trace = traceOf(weeksOf(2, [](int w, int) { return w == 0 ? 36 : 360; }));
    constexpr std::int64_t secondWeek = 19730, firstTuesday = 19724; // 2024-01-08, 2024-01-02
    const pricing::FoldedTraffic one = fold(trace, {.dropWeeks = {secondWeek + 3}});
    QCOMPARE(*one.requestsPerSecond[100], 0.01);
    QVERIFY(one.weeks[1].dropped && !one.weeks[0].dropped);
    const pricing::FoldedTraffic day = fold(trace, {.dropDates = {firstTuesday}});
    QCOMPARE(*day.requestsPerSecond[24], 0.1);
    QCOMPARE(*day.requestsPerSecond[23], 0.055);
}

void TestTrafficNasty::outagesAreFoundAndLeftOut() {
    const TrafficTrace trace =
        traceOf(weeksOf(3, [](int w, int h) { return w == 1 && h >= 30 && h < 33 ? 0 : 36; }));
    const pricing::FoldedTraffic with = fold(trace);
    QCOMPARE(with.outages.size(), std::size_t{1});
    QCOMPARE(with.outages[0].fromHour, std::int64_t{19730} * 24 + 30);
    QCOMPARE(with.outages[0].toHour - with.outages[0].fromHour, std::int64_t{3});
    QCOMPARE(with.outages[0].expected, 108.0);
    QVERIFY(std::fabs(*with.requestsPerSecond[30] - 0.02 / 3) < 1e-12);
    QCOMPARE(*fold(trace, {.dropOutages = true}).requestsPerSecond[30], 0.01);
}

void TestTrafficNasty::growthIsEstimatedWithItsError() {
    // 1 % a week: 1.01 ^ (365.25 / 84) a month
    const TrafficTrace trace =
        traceOf(weeksOf(8, [](int w, int) { return 1000 * std::pow(1.01, w); }));
    const auto trend = fold(trace).trend;
    QVERIFY(trend);
    QVERIFY(std::fabs(trend->perMonth - (std::pow(1.01, 365.25 / 84) - 1)) < 1e-4);
    QVERIFY(trend->perMonthSe < 1e-3);
    QVERIFY(!fold(traceOf(weeksOf(2, [](int, int) { return 5; }))).trend);
}

void TestTrafficNasty::burstinessOfKnownArrivalsIsMeasured() {
    QByteArray even, poisson;
    double at = 0;
    std::uint64_t draws = 12345;
    for (int i = 0; i < 20'000; ++i) {
        even += QByteArray::number(0.5 * i, 'f', 6) + "\n";
        draws = draws * 6364136223846793005ULL + 1442695040888963407ULL;
        at -= 0.5 * std::log((static_cast<double>(draws >> 11) + 0.5) * 0x1p-53);
        poisson += QByteArray::number(at, 'f', 6) + "\n";
    }
    const auto measured = [](const QByteArray& text) {
        const TrafficTrace trace = traceOf(text);
        return pricing::measuredBurstiness(trace.seen, fold(trace), {});
    };
    const auto regular = measured(even), random = measured(poisson);
    QVERIFY(*regular.spacingCa2 < 1e-6);
    QVERIFY(*regular.dispersion[0] < 0.1);
    // Lv of n gaps has a standard error of about 0.85 / sqrt(n), and c_a2 = 2 Lv / (3 - Lv) moves
    // by 1.5 times as much
    QVERIFY2(std::fabs(*random.spacingCa2 - 1) < 4.5 * 1.5 * 0.85 / std::sqrt(20'000),
             qPrintable(QString::number(*random.spacingCa2)));
    QVERIFY(std::fabs(*random.dispersion[0] - 1) < 4.5 * std::sqrt(2.0 / 1000));
    QCOMPARE(random.levelCv, std::optional(0.0));
    // a series has no single requests
    const auto none = measured(weeksOf(1, [](int, int) { return 5; }));
    QVERIFY(!none.burstiness() && !none.cannotTell.empty());
}

QTEST_GUILESS_MAIN(TestTrafficNasty)
#include "tst_traffic_nasty.moc"

// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/traffic/import.h"

#include <QByteArray>
#include <QDateTime>
#include <QTimeZone>

#include <vector>
#include <zlib.h>

/// Traces as they come in the wild.
namespace nasty {

using namespace exchange;

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

inline Row refused(const char* name, const QByteArray& text, const char* problem,
                   TrafficOptions options = {}) {
    return {name, text, 0, 0, -1, 0, problem, std::move(options)};
}

inline QByteArray gz(const QByteArray& text) {
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

inline QByteArray utf16(const char* text, bool bigEndian) {
    QByteArray out = bigEndian ? QByteArray("\xFE\xFF") : QByteArray("\xFF\xFE");
    for (const char* c = text; *c; ++c)
        out += bigEndian ? QByteArray(1, '\0') + *c : QByteArray(1, *c) + QByteArray(1, '\0');
    return out;
}

/// An hour of one request each 10 s from 2024-05-15 (a Wednesday) 10:00, in a form of times.
inline QByteArray hourOf(const char* format, const char* end = "\n") {
    QByteArray text;
    for (int s = 0; s < 3600; s += 10) {
        const QDateTime t(QDate(2024, 5, 15), QTime(10, 0).addSecs(s), Qt::UTC);
        text += t.toString(format).toUtf8() + end;
    }
    return text;
}

inline QByteArray epochs(const char* suffix) {
    QByteArray text;
    for (int s = 0; s < 3600; s += 10)
        text += QByteArray::number(1715767200 + s) + suffix + "\n"; // 2024-05-15T10:00Z
    return text;
}

inline QByteArray matrix(int rows, int columns, const char* delimiter, const char* value = "2") {
    QByteArray text;
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c)
            text += QByteArray(c ? delimiter : "") + value;
        text += "\n";
    }
    return text;
}

constexpr int kHour = kWed + 10;
constexpr double kRate = 360.0 / 3591; ///< in 3,590 s and a second

inline const std::vector<Row> kFormsOfTime{
    {"iso with T", hourOf("yyyy-MM-ddTHH:mm:ss"), 360, 0, kHour, kRate},
    {"iso with a space", hourOf("yyyy-MM-dd HH:mm:ss"), 360, 0, kHour, kRate},
    {"iso with Z", hourOf("yyyy-MM-ddTHH:mm:ss", "Z\n"), 360, 0, kHour, kRate},
    {"iso with +00:00", hourOf("yyyy-MM-dd HH:mm:ss", "+00:00\n"), 360, 0, kHour, kRate},
    {"iso with +0200 is two hours earlier", hourOf("yyyy-MM-ddTHH:mm:ss", "+0200\n"), 360, 0,
     kWed + 8, kRate},
    {"iso with -05 is five hours later", hourOf("yyyy-MM-ddTHH:mm:ss", "-05\n"), 360, 0, kWed + 15,
     kRate},
    {"fractions of 100 ns", hourOf("yyyy-MM-dd HH:mm:ss", ".0000000\n"), 360, 0, kHour, kRate},
    {"fractions with a comma", hourOf("yyyy-MM-dd HH:mm:ss", ",000\n"), 360, 0, kHour, kRate},
    {"slashes, year first", hourOf("yyyy/MM/dd HH:mm:ss"), 360, 0, kHour, kRate},
    {"dots, day first", hourOf("dd.MM.yyyy HH:mm:ss"), 360, 0, kHour, kRate},
    {"log times in brackets", hourOf("[dd/MMM/yyyy:HH:mm:ss +0000]"), 360, 0, kHour, kRate},
    {"epoch s", epochs(""), 360, 0, kHour, kRate},
    {"epoch s with a fraction", epochs(".0"), 360, 0, kHour, kRate},
    {"epoch ms", epochs("000"), 360, 0, kHour, kRate},
    {"epoch us", epochs("000000"), 360, 0, kHour, kRate},
    {"epoch ns", epochs("000000000"), 360, 0, kHour, kRate},
    {"seconds from a Monday", "time\n0\n1800\n3599\n", 3, 0, kMon, 3.0 / 3600},
    {"seconds from a start",
     "time\n0\n1800\n3599\n",
     3,
     0,
     kWed + 10,
     3.0 / 3600,
     nullptr,
     {.start = "2024-05-15T10:00:00"}},
    {"CRLF", hourOf("yyyy-MM-ddTHH:mm:ss", "\r\n"), 360, 0, kHour, kRate},
    {"CR alone", hourOf("yyyy-MM-ddTHH:mm:ss", "\r"), 360, 0, kHour, kRate},
    {"a byte order mark", "\xEF\xBB\xBF" + hourOf("yyyy-MM-ddTHH:mm:ss"), 360, 0, kHour, kRate},
    {"blank lines between", hourOf("yyyy-MM-ddTHH:mm:ss", "\n\n  \n"), 360, 0, kHour, kRate},
    {"no newline at the end", hourOf("yyyy-MM-ddTHH:mm:ss").chopped(1), 360, 0, kHour, kRate},
    {"quoted cells",
     "\"when\",\"who\"\n\"2024-05-15 10:00:00\",\"a, b\"\n\"2024-05-15 "
     "10:59:59\",\"c \"\"d\"\"\"\n",
     2, 0, kHour, 2.0 / 3600},
    {"a quoted cell over three lines",
     "time,note\n2024-05-15T10:00:00,\"one\ntwo\nthree\"\n2024-05-15T10:59:59,x\n", 2, 0, kHour,
     2.0 / 3600},
    {"gzip", gz(hourOf("yyyy-MM-ddTHH:mm:ss")), 360, 0, kHour, kRate},
    {"gzip of two members", gz("2024-05-15T10:00:00\n") + gz("2024-05-15T10:59:59\n"), 2, 0, kHour,
     2.0 / 3600},
    {"UTF-16, little end first", utf16("time\n2024-05-15T10:00:00\n2024-05-15T10:59:59\n", false),
     2, 0, kHour, 2.0 / 3600},
    {"UTF-16, big end first", utf16("time\n2024-05-15T10:00:00\n2024-05-15T10:59:59\n", true), 2, 0,
     kHour, 2.0 / 3600},
    {"unsorted", "2024-05-15T10:59:59\n2024-05-15T10:00:00\n2024-05-15T10:30:00\n", 3, 0, kHour,
     3.0 / 3600},
    {"duplicate times", "2024-05-15T10:00:00\n2024-05-15T10:00:00\n2024-05-15T10:59:59\n", 3, 0,
     kHour, 3.0 / 3600},
    {"a leap day", "2024-02-29T10:00:00\n2024-02-29T10:59:59\n", 2, 0, kThu + 10, 2.0 / 3600},
    {"no such leap day", "2023-02-28T10:00:00\n2023-02-29T10:00:00\n2023-02-28T10:59:59\n", 2, 1,
     24 + 10, 2.0 / 3600},
    {"a leap second", "2016-12-31T23:00:00Z\n2016-12-31T23:59:60Z\n", 2, 0, kSat + 23, 1.0 / 3600},
    {"24:00 is the next day's first", "2024-05-15T23:00:00\n2024-05-15T24:00:00\n", 2, 0, kWed + 23,
     1.0 / 3600},
    {"year 1970", "1970-01-01T00:00:00Z\n1970-01-01T00:59:59Z\n", 2, 0, kThu, 2.0 / 3600},
    {"year 2100 has no leap day", "2100-03-01T00:00:00Z\n2100-03-01T00:59:59Z\n", 2, 0, kMon,
     2.0 / 3600},
    {"year 9999 is misread", "2024-05-15T10:00:00\n9999-12-31T23:59:59\n2024-05-15T10:59:59\n", 2,
     1, kHour, 2.0 / 3600},
    {"mixed zones", "2024-05-15T10:00:00Z\n2024-05-15T12:30:00+02:00\n2024-05-15T10:59:59\n", 3, 0,
     kHour, 3.0 / 3600},
    {"a clock for times without a zone",
     "2024-05-15 10:00:00\n2024-05-15 10:59:59\n",
     2,
     0,
     kHour,
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
    {"a formula is text", "time\n2024-05-15T10:00:00\n=NOW()\n2024-05-15T10:59:59\n", 2, 1, kHour,
     2.0 / 3600},
    {"year 1 is misread", "2024-05-15T10:00:00\n0001-01-01T00:00:00\n2024-05-15T10:59:59\n", 2, 1,
     kHour, 2.0 / 3600},
    {"relative times beyond all reason", "time\n0\n9000000000\n-5e9\n1e300\n3599\n", 2, 3, kMon,
     2.0 / 3600},
    {"epoch zeros among epochs", epochs("") + "0\n0\n", 362, 0},
    {"one line", "2024-05-15T10:00:00\n", 1, 0, kHour, -1},
    {"zero bytes in a line far down",
     hourOf("yyyy-MM-ddTHH:mm:ss").repeated(10) + QByteArray("a\0b\n", 4), 3600, 1, kHour,
     3600.0 / 3591},
};

inline const std::vector<Row> kSeries{
    {"counts by the hour", "time,requests\n2024-05-15T10:00Z,36\n2024-05-15T11:00Z,72\n", 108, 0,
     kWed + 11, 0.02},
    {"rates by the half hour", "time,rps\n2024-05-15T10:00Z,1\n2024-05-15T10:30Z,3\n", 7200, 0,
     kHour, 2},
    {"counts without a header", "2024-05-15T10:00Z;36\n2024-05-15T11:00Z;72\n", 108, 0, kHour,
     0.01},
    {"counts by the day", "date,count\n2024-05-15,86400\n2024-05-16,172800\n", 259200, 0, kThu, 2},
    {"a gap adds nothing",
     "time,rate\n2024-05-15T10:00Z,1\n2024-05-15T11:00Z,1\n"
     "2024-05-15T14:00Z,1\n",
     10800, 0, kWed + 12, -1},
    {"unsorted samples", "time,count\n2024-05-15T11:00Z,72\n2024-05-15T10:00Z,36\n", 108, 0, kHour,
     0.01},
    {"two series in one table",
     "time,pod,count\n2024-05-15T10:00Z,a,36\n2024-05-15T10:00Z,b,36\n"
     "2024-05-15T11:00Z,a,36\n2024-05-15T11:00Z,b,0\n",
     108, 0, kHour, 0.02},
    {"a decimal comma", "Zeit;Anfragen\n15.05.2024 10:00;36,5\n15.05.2024 11:00;71,5\n", 108, 0,
     kHour, 36.5 / 3600},
    {"a quoted decimal comma",
     "time,rps\n2024-05-15 10:00,\"0,25\"\n2024-05-15 "
     "11:00,\"1,75\"\n",
     7200, 0, kHour, 0.25},
    {"thousands with commas",
     "time,count\n2024-05-15T10:00Z,\"1,036\"\n2024-05-15T11:00Z,"
     "\"1,000,072\"\n",
     1001108, 0, kHour, 1036.0 / 3600},
    {"thousands with points", "time;count\n2024-05-15T10:00Z;1.000.036\n2024-05-15T11:00Z;72\n",
     1000108, 0, kHour, 1000036.0 / 3600},
    {"thousands with spaces", "time\tcount\n2024-05-15T10:00Z\t1 036\n2024-05-15T11:00Z\t72\n",
     1108, 0, kHour, 1036.0 / 3600},
    {"thousands with a narrow space",
     "time\tcount\n2024-05-15T10:00Z\t1\xE2\x80\xAF"
     "036\n2024-05-15T11:00Z\t72\n",
     1108, 0, kHour, 1036.0 / 3600},
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
     108, 0, kHour, 0.01},
    {"one count says no rate", "time,count\n2024-05-15T10:00Z,36\n", 36, 0, kHour, -1},
    {"exponents", "time,rate\n2024-05-15T10:00Z,1e-2\n2024-05-15T11:00Z,2E+0\n", 7236, 0, kHour,
     0.01},
    {"columns by number",
     "a,b,c\nx,2024-05-15T10:00Z,36\ny,2024-05-15T11:00Z,72\n",
     108,
     0,
     kHour,
     0.01,
     nullptr,
     {.timeColumn = "2", .valueColumn = "3"}},
    {"counts said to be rates",
     "time,count\n2024-05-15T10:00Z,2\n2024-05-15T11:00Z,2\n",
     14400,
     0,
     kHour,
     2,
     nullptr,
     {.kind = ValueKind::rate}},
    {"requests, though a column has numbers",
     "time,status\n2024-05-15T10:00:00,200\n2024-05-15T10:10:07,500\n2024-05-15T10:10:09,200\n"
     "2024-05-15T10:59:59,200\n",
     4, 0, kHour, 4.0 / 3600},
    {"a quote in a cell that is not quoted",
     "time,count,note\n2024-05-15T10:00Z,36,5\" nail\n2024-05-15T11:00Z,72,\n", 108, 0, kHour,
     0.01},
};

inline const QByteArray kPrometheus =
    R"({"status":"success","data":{"resultType":"matrix","result":[)";
inline const QByteArray kLogLine =
    "1.2.3.4 - - [15/May/2024:10:00:00 +0000] \"GET /v1/chat?x=1 HTTP/1.1\" 200 -\n";

inline const std::vector<Row> kOtherForms{
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
    {"7 x 24 with a cell that is none", "x" + matrix(7, 24, "\t").mid(1), 167 * 7200, 1, kMon, -1},
    {"prometheus: two series and a gap",
     kPrometheus + R"({"metric":{"a":"1"},"values":[[1715767200,"1"],[1715767260,"1"]]},)"
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
    {"a log with a path", kLogLine + kLogLine, 2, 0, -1, 0, nullptr, {.path = "/v1/*"}},
    {"a log with broken lines", kLogLine + "oops\n" + kLogLine + "[x] \"GET\n", 2, 2},
    {"mooncake lines",
     "{\"timestamp\": 0, \"input_length\": 5, \"output_length\": 2, \"hash_ids\": [1]}\n"
     "{\"timestamp\": 3599000, \"input_length\": 7, \"output_length\": 2}\n{broken\n",
     2, 1, kMon, 2.0 / 3600},
    {"burstgpt",
     "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n"
     "5,ChatGPT,472,18,490,Conversation log\n3604,GPT-4,1087,230,1317,API log\n",
     2, 0, kMon, 1.0 / 3595},
};

inline const std::vector<Row> kRefusals{
    refused("an empty file", "", "is empty"),
    refused("blank lines only", "\n \n\t\n", "is empty"),
    refused("only a header", "timestamp,count\n", "no column holds times"),
    refused("words", "the quick brown fox\njumps over\nthe lazy dog\n",
            "no column holds times (the first cell is \"the quick brown fox\")"),
    refused("day and month that cannot be told apart", "05/06/2024 10:00,1\n05/06/2024 11:00,2\n",
            "no column holds times"),
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

inline std::vector<Row> corpus() {
    std::vector<Row> all = kFormsOfTime;
    for (const auto& more : {kSeries, kOtherForms, kRefusals})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace nasty

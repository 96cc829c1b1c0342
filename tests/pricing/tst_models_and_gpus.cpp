// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/service/estimate.h"

#include <QTest>

using namespace pricing;

namespace {

/// A workload of so many tokens, of mean length each.
Workload workloadOf(const char* model, double in, double out) {
    Workload w;
    w.model = model;
    w.inputTokens = TokenCount{in, 0};
    w.outputTokens = TokenCount{out, 0};
    return w;
}

} // namespace

/// Which names of models and GPUs are understood, and what fits into whose memory.
class TestModelsAndGpus : public QObject {
    Q_OBJECT
private slots:
    void weightsThatDoNotFitAreSaidWithBothSizes_data();
    void weightsThatDoNotFitAreSaidWithBothSizes();
    void aRequestThatHasNoRoomBesideTheWeightsIsSaid();
    void noMoreRequestsRunThanMemoryHolds();
    void modelsAreKnownByTheNamesPeopleWrite_data();
    void modelsAreKnownByTheNamesPeopleWrite();
    void gpusAreKnownByTheNamesOffersHave_data();
    void gpusAreKnownByTheNamesOffersHave();
    void whatIsNotKnownIsSaidWithWhatIs();
    void everyNameInTheTablesIsUnderstood();
};

void TestModelsAndGpus::weightsThatDoNotFitAreSaidWithBothSizes_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("gpu");
    QTest::addColumn<int>("gpus");
    QTest::addColumn<QStringList>("says"); // none: they fit
    const QString remedy = "use more GPUs per worker";
    QTest::newRow("70B at 16 bit on one H100")
        << "Llama 3.1 70B"
        << "H100" << 1
        << QStringList{"141 GB", "one H100 SXM5 (80.0 GB) leaves 71.0 GB", remedy, "8 bit: 70.6 GB",
                       "larger GPU"};
    QTest::newRow("70B at 8 bit on one H100") << "Llama 3.1 70B FP8"
                                              << "H100" << 1 << QStringList{};
    QTest::newRow("70B at 16 bit on two") << "Llama 3.1 70B"
                                          << "H100" << 2 << QStringList{};
    QTest::newRow("8B at 16 bit on an L4") << "Llama 3.1 8B"
                                           << "L4" << 1 << QStringList{};
    QTest::newRow("13B at 16 bit on an L4")
        << "Llama 2 13B"
        << "L4" << 1 << QStringList{"26.0 GB", "20.6 GB", remedy};
    QTest::newRow("13B at 4 bit on an L4") << "Llama 2 13B AWQ"
                                           << "L4" << 1 << QStringList{};
    QTest::newRow("a mixture that does not fit")
        << "DeepSeek-V3"
        << "H100" << 8 << QStringList{"671 GB", "8 H100 SXM5 (640 GB)", remedy};
    QTest::newRow("a mixture that fits") << "Mixtral 8x7B FP8"
                                         << "H100" << 1 << QStringList{"mixture of experts"};
}

void TestModelsAndGpus::weightsThatDoNotFitAreSaidWithBothSizes() {
    QFETCH(QString, model);
    QFETCH(QString, gpu);
    QFETCH(int, gpus);
    QFETCH(QStringList, says);
    const auto e =
        estimateService(workloadOf(qPrintable(model), 1000, 200), gpu.toStdString(), {}, gpus, 1);
    QCOMPARE(e.has_value(), says.isEmpty());
    for (const QString& part : says)
        QVERIFY2(QString::fromStdString(e.error().problem).contains(part),
                 e.error().problem.c_str());
}

void TestModelsAndGpus::aRequestThatHasNoRoomBesideTheWeightsIsSaid() {
    // 142 GB less 141.1 GB of weights; 327,680 bytes for each of 9,000 tokens
    const auto e = estimateService(workloadOf("Llama 3.1 70B", 8000, 1000), "H100", {}, 2, 1);
    QVERIFY(!e);
    const auto text = QString::fromStdString(e.error().problem);
    for (const char* part : {"2 H100 SXM5 (160 GB) have 0.9 GB", "one request takes 2.9 GB",
                             "use more GPUs per worker"})
        QVERIFY2(text.contains(part), qPrintable(text));
}

void TestModelsAndGpus::noMoreRequestsRunThanMemoryHolds() {
    const auto e = estimateService(workloadOf("Llama 3.1 70B FP8", 1000, 200), "H100", {}, 1, 16);
    // 72 GB less 1 GB and 70.554 GB of weights, for 163,840 bytes of each of 1,200 tokens
    QCOMPARE(e->inMemory, 2);
    QCOMPARE(e->concurrency, 2);
    QCOMPARE(e->speed.size(), std::size_t{2});
    const auto small = estimateService(workloadOf("Llama 3.2 1B", 10, 10), "H200", {}, 1, 1 << 20);
    QVERIFY(small->inMemory > kMostRunning);
    QCOMPARE(small->concurrency, kMostRunning);
}

void TestModelsAndGpus::modelsAreKnownByTheNamesPeopleWrite_data() {
    QTest::addColumn<QString>("model"); // empty: not known
    QTest::addColumn<Precision>("precision");
    const auto row = [](const char* text, const char* model, Precision p = Precision::bits16) {
        QTest::newRow(text) << model << p;
    };
    row("Llama 3.1 70B FP8", "Llama 3.1 70B", Precision::bits8);
    row("Llama 3.1 8B", "Llama 3.1 8B");
    row("llama-3.1-8b-instruct", "Llama 3.1 8B");
    row("meta-llama/Meta-Llama-3.1-8B-Instruct-AWQ-INT4", "Llama 3.1 8B", Precision::bits4);
    row("meta-llama/Llama-3.3-70B-Instruct", "Llama 3.3 70B");
    row("Llama3 8B (16 bit)", "Llama 3.1 8B");
    row("Qwen/Qwen2.5-7B-Instruct", "Qwen2.5 7B");
    row("qwen 2.5 72b int8", "Qwen2.5 72B", Precision::bits8);
    row("Qwen3-8B", "Qwen3 8B");
    row("Mistral-7B-Instruct-v0.3", "Mistral 7B");
    row("Phi-4-mini, 16 bit", "Phi-4 mini");
    row("deepseek-ai/DeepSeek-R1", "DeepSeek R1", Precision::bits8);
    row("DeepSeek-R1-Distill-Llama-70B", "Llama 3.3 70B");
    row("DeepSeek-R1-Distill-Qwen-32B", "");
    row("openai/gpt-oss-120b", "gpt-oss 120B", Precision::bits4);
    row("Llama 3.1 8B NVFP4", "Llama 3.1 8B", Precision::bits4);
    row("Llama 3.2 11B Vision", "");
    row("A small model on a T4", "");
    row("", "");
}

void TestModelsAndGpus::modelsAreKnownByTheNamesPeopleWrite() {
    QFETCH(QString, model);
    QFETCH(Precision, precision);
    const auto found = findModel(QTest::currentDataTag());
    QCOMPARE(found
                 ? QString::fromUtf8(found->shape.name.data(), qsizetype(found->shape.name.size()))
                 : QString(),
             model);
    if (found)
        QCOMPARE(found->precision, precision);
}

void TestModelsAndGpus::gpusAreKnownByTheNamesOffersHave_data() {
    QTest::addColumn<double>("memory"); // 0: the offer says nothing of it
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, double memory, const char* part) {
        QTest::newRow(name) << memory << part;
    };
    row("H100", 80, "H100 SXM5");
    row("H200", 141, "H200 SXM");
    row("A100", 80, "A100 SXM 80GB");
    row("A100 ", 40, "A100 SXM 40GB");
    row("A100-80GB", 0, "A100 SXM 80GB");
    row("NVIDIA A100-SXM4-40GB", 0, "A100 SXM 40GB");
    row("A100 PCIe", 80, "A100 PCIe 80GB");
    row("H100 PCIe", 0, "H100 PCIe");
    row("H100 NVL", 94, "");
    row("RTX 4090", 24, "RTX 4090");
    row("RTX4090", 0, "RTX 4090");
    row("L40S", 48, "L40S");
    row("L40", 48, "");
    row("L4", 24, "L4");
    row("B200", 180, "B200 SXM");
    row("GB200", 0, "");
    row("T4", 16, "");
    row("", 0, "");
}

void TestModelsAndGpus::gpusAreKnownByTheNamesOffersHave() {
    QFETCH(double, memory);
    QFETCH(QString, part);
    const auto found =
        findGpu(QTest::currentDataTag(), memory > 0 ? std::optional(memory) : std::nullopt);
    QCOMPARE(found ? QString::fromUtf8(found->name.data(), qsizetype(found->name.size()))
                   : QString(),
             part);
}

void TestModelsAndGpus::whatIsNotKnownIsSaidWithWhatIs() {
    const auto text = [](const Workload& w, const char* gpu) {
        const auto e = estimateService(w, gpu, {}, 1, 1);
        return e ? QString() : QString::fromStdString(e.error().problem);
    };
    const Workload w = workloadOf("Llama 3.1 8B", 1000, 200);
    QVERIFY(text(w, "T4").contains("\"T4\""));
    QVERIFY(text(w, "T4").contains("H100 SXM5"));
    QVERIFY(text(workloadOf("My model", 1000, 200), "H100").contains("\"My model\""));
    QVERIFY(text(workloadOf("My model", 1000, 200), "H100").contains("Llama 3.1 8B"));
    Workload none = w;
    none.outputTokens.reset();
    QVERIFY(text(none, "H100").contains("output_tokens"));
    QVERIFY(text(workloadOf("Llama 3.1 8B", 1000, 0), "H100").contains("output_tokens"));
}

void TestModelsAndGpus::everyNameInTheTablesIsUnderstood() {
    for (const ModelShape& shape : modelShapes()) {
        QVERIFY2(findModel(shape.name), shape.name.data());
        // Llama 3.3 and 3.1 of one shape are two names
        QCOMPARE(std::string(findModel(shape.name)->shape.name), std::string(shape.name));
        QCOMPARE(findModel(shape.name)->precision, shape.native);
    }
    for (const GpuPart& part : gpuParts()) {
        QVERIFY2(findGpu(part.name), part.name.data());
        QCOMPARE(std::string(findGpu(part.name)->name), std::string(part.name));
    }
}

QTEST_APPLESS_MAIN(TestModelsAndGpus)
#include "tst_models_and_gpus.moc"

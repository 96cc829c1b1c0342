// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/study_run.h"

#include "document/pricing_run.h"
#include "document/throttle.h"
#include "pricing/study/basis.h"
#include "pricing/study/progress_part.h"

#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <exception>
#include <functional>
#include <optional>
#include <utility>

namespace document {

namespace {

using pricing::Accuracy;

/// One study to be made, with all a worker needs.
struct Request {
    PlanPtr plan;
    int scenario = 0;
    Packs packs;
    StudyOptions options;
    quint64 number = 0; ///< counts requests
};

/// A study, a problem or how far finishing has come.
struct Answer {
    BreakEvenPtr breakEven;
    ColdStartPtr coldStart;
    QString problem;
    double done = 0, total = 0;

    bool isCoarse() const { return breakEven ? breakEven->coarse : coldStart && coldStart->coarse; }
};

using Post = std::function<void(Answer)>;

bool sameQuestion(const StudyOptions& a, const StudyOptions& b) {
    if (a.index() != b.index())
        return false;
    if (const auto* x = std::get_if<pricing::BreakEvenOptions>(&a)) {
        const auto& y = std::get<pricing::BreakEvenOptions>(b);
        return x->across == y.across && x->offer == y.offer && x->from == y.from && x->to == y.to;
    }
    const auto& x = std::get<pricing::ColdStartOptions>(a);
    const auto& y = std::get<pricing::ColdStartOptions>(b);
    return x.offer == y.offer && x.built == y.built;
}

/// Whether what is said of `a` still fits the view that asked for `b`.
bool stillFits(const Request& a, const Request& b) {
    const auto scenarioOf = [](const Request& r) -> const pricing::Scenario& {
        return r.plan->scenarios[static_cast<std::size_t>(r.scenario)];
    };
    return a.plan && b.plan && a.scenario == b.scenario && sameQuestion(a.options, b.options) &&
           sameRows(scenarioOf(a), scenarioOf(b));
}

/// Where the scenario's choice stands among the offers that are priced.
tl::expected<int, QString> indexOf(int choice, const pricing::CompareInput& in) {
    const auto it = std::find_if(in.offers.begin(), in.offers.end(),
                                 [&](const auto& offer) { return offer.choice == choice; });
    if (it != in.offers.end())
        return static_cast<int>(it - in.offers.begin());
    const auto& choices = in.scenario.offers;
    if (choice < 0 || choice >= static_cast<int>(choices.size()))
        return tl::unexpected(QString("no offer is chosen"));
    return tl::unexpected(QString("the offer \"%1\" is not ticked")
                              .arg(QString::fromStdString(choices[std::size_t(choice)].id)));
}

/// The options with the scenario's choice turned into the comparison's index.
tl::expected<StudyOptions, QString> among(StudyOptions options, const pricing::CompareInput& in) {
    std::optional<int> choice;
    if (const auto* curves = std::get_if<pricing::BreakEvenOptions>(&options)) {
        if (pricing::concernsOneOffer(curves->across) || curves->offer >= 0)
            choice = curves->offer;
    } else if (const auto& offer = std::get<pricing::ColdStartOptions>(options).offer) {
        if (*offer >= 0)
            choice = offer;
    }
    std::optional<int> index;
    if (choice) {
        const auto found = indexOf(*choice, in);
        if (!found)
            return tl::unexpected(found.error());
        index = *found;
    }
    if (auto* curves = std::get_if<pricing::BreakEvenOptions>(&options))
        curves->offer = index.value_or(-1);
    else
        std::get<pricing::ColdStartOptions>(options).offer = index;
    return options;
}

template <class Study>
std::shared_ptr<const Study> shared(std::optional<Study> study, Accuracy accuracy) {
    if (!study)
        return {};
    study->coarse = accuracy == Accuracy::coarse;
    return std::make_shared<const Study>(std::move(*study));
}

/// Nothing in the answer when `progress` stopped it.
Answer study(const pricing::CompareInput& in, StudyOptions options, Accuracy accuracy,
             const pricing::ForEach& forEach, const pricing::Progress& progress) {
    Answer answer;
    if (auto* curves = std::get_if<pricing::BreakEvenOptions>(&options)) {
        curves->accuracy = accuracy;
        answer.breakEven = shared(breakEven(in, *curves, forEach, progress), accuracy);
    } else {
        auto& starts = std::get<pricing::ColdStartOptions>(options);
        starts.accuracy = accuracy;
        answer.coldStart = shared(coldStartImpact(in, starts, forEach, progress), accuracy);
    }
    return answer;
}

void answerOrThrow(const Request& request, const RunSignals& flags, const pricing::ForEach& forEach,
                   const Post& post) {
    const auto in =
        pricing::resolve(*request.plan, static_cast<std::size_t>(request.scenario), *request.packs);
    if (!in)
        return post({.problem = problemText(in.error())});
    const auto options = among(request.options, *in);
    if (!options)
        return post({.problem = options.error()});
    post(study(onBasisOf(*in, nullptr), *options, Accuracy::coarse, forEach,
               [&](double, double) { return !flags.stopAll; }));
    if (flags.stopFinishing || flags.stopAll)
        return;
    Throttle throttle;
    const pricing::Progress progress = [&](double done, double total) {
        if (throttle.passes())
            post({.done = done, .total = total});
        return !flags.stopFinishing && !flags.stopAll;
    };
    const bool searches = in->scenario.basis == pricing::Basis::cheapest;
    const double begun = searches ? 0.5 : 0;
    const auto based = onBasis(*in, forEach, pricing::partOf(progress, 0, begun));
    if (based)
        post(study(*based, *options, Accuracy::finished, forEach,
                   pricing::partOf(progress, begun, 1)));
}

void answer(const Request& request, const RunSignals& flags, const pricing::ForEach& forEach,
            const Post& post) {
    try {
        answerOrThrow(request, flags, forEach, post);
    } catch (const std::exception& e) {
        post({.problem = QString("the study could not be made: %1").arg(e.what())});
    } catch (...) {
        post({.problem = "the study could not be made"});
    }
}

} // namespace

struct StudyRun::Private {
    explicit Private(StudyRun* owner) : q(owner) {
        pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    }
    void startIfNeeded();
    void take(const Request& request, const Answer& got);
    void emitStudy(const Answer& got);
    void ended();

    StudyRun* q;
    QThreadPool pool;
    Request newest;                      ///< what was asked last; no plan: nothing
    bool waits = false;                  ///< `newest` has not been begun
    Request inFlight;                    ///< what `running` belongs to
    std::shared_ptr<RunSignals> running; ///< of the run in flight
};

void StudyRun::Private::startIfNeeded() {
    if (running || !waits)
        return;
    waits = false;
    inFlight = newest;
    running = std::make_shared<RunSignals>();
    // Posted calls to an object that is gone are dropped, and the destructor waits for the pool.
    const auto post = [this, request = inFlight](Answer got) {
        QMetaObject::invokeMethod(
            q, [this, request, got = std::move(got)] { take(request, got); }, Qt::QueuedConnection);
    };
    pool.start([this, request = inFlight, post, flags = running] {
        answer(request, *flags, spreadOver(pool, QThread::idealThreadCount()), post);
        QMetaObject::invokeMethod(
            q, [this] { ended(); }, Qt::QueuedConnection);
    });
}

void StudyRun::Private::take(const Request& request, const Answer& got) {
    const bool isNewest = request.number == newest.number;
    // An older coarse answer is better than none while edits come faster than answers.
    if (isNewest || (got.isCoarse() && stillFits(request, newest)))
        emitStudy(got);
    if (isNewest && !got.problem.isEmpty())
        emit q->failed(got.problem);
    else if (isNewest && got.total > 0)
        emit q->progress(got.done, got.total);
}

void StudyRun::Private::emitStudy(const Answer& got) {
    if (got.breakEven)
        emit q->breakEven(got.breakEven);
    if (got.coldStart)
        emit q->coldStart(got.coldStart);
}

void StudyRun::Private::ended() {
    running.reset();
    startIfNeeded();
    if (!running)
        emit q->idle();
}

StudyRun::StudyRun(QObject* parent) : QObject(parent), m_private(std::make_unique<Private>(this)) {}

StudyRun::~StudyRun() {
    if (m_private->running)
        m_private->running->stopAll = true;
    m_private->pool.waitForDone();
}

void StudyRun::request(PlanPtr plan, int scenario, Packs packs, StudyOptions options) {
    Private& d = *m_private;
    d.newest = {std::move(plan), scenario, std::move(packs), std::move(options),
                d.newest.number + 1};
    d.waits = true;
    if (d.running) {
        d.running->stopFinishing = true;
        d.running->stopAll = d.running->stopAll || !stillFits(d.inFlight, d.newest);
    }
    d.startIfNeeded();
}

void StudyRun::cancel() {
    Private& d = *m_private;
    d.newest = {.number = d.newest.number + 1};
    d.waits = false;
    if (d.running)
        d.running->stopAll = true;
}

bool StudyRun::isBusy() const {
    return m_private->running || m_private->waits;
}

} // namespace document

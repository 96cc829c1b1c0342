// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pricing/traffic/fit.h"

#include "pricing/exact_math.h"
#include "pricing/traffic/arrivals.h"
#include "pricing/traffic/nelder_mead.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pricing {

namespace {

constexpr std::size_t kFewestRequests = 20;
constexpr double kOneInstantS = 0.1;  ///< requests nearer than this came together
constexpr double kCloseEnough = 0.06; ///< worst ratio, less 1
constexpr double kNear = 0.02;        ///< distance
constexpr double kWorthMore = 0.9;    ///< of the distance, that more parameters must get below
constexpr int kMostAgain = 4;
constexpr double kWorthAgain = 0.97; ///< of the distance, that one more search must get below
constexpr double kSimulatedRequests = 50'000;
constexpr double kCoarser = 4; ///< of the first look at a model ...
constexpr double kFiner = 6;   ///< of the last look at the chosen one
constexpr double kRough = 1.5; ///< ... which may find it this much worse
constexpr double kMostRounds = 20;
constexpr double kSimulatedSeconds = 1.5e6;
constexpr double kWarmUpS = 900; ///< the longest timeout and some starts
constexpr int kValuesPerParameter = 20;
constexpr double kTurns = 8; ///< of a level or a pause, that the stretch must have room for
constexpr std::uint64_t kSeed = 1;

/// Which parts of the burstiness a model has.
struct Model {
    bool spacing = false, level = false, pauses = false, longPauses = false, batches = false,
         regular = false;
};

/// In the order of their numbers of parameters.
constexpr std::array kModels{
    Model{},
    Model{.spacing = true},
    Model{.level = true},
    Model{.pauses = true},
    Model{.pauses = true, .regular = true},
    Model{.batches = true},
    Model{.pauses = true, .batches = true, .regular = true},
    Model{.level = true, .pauses = true},
    Model{.pauses = true, .batches = true},
    Model{.pauses = true, .longPauses = true, .batches = true},
    Model{.level = true, .pauses = true, .batches = true},
};

double between(double x, double low, double high) {
    return std::clamp(exactExp(std::clamp(x, -30.0, 30.0)), low, high);
}

double share(double x) {
    return std::clamp(1 / (1 + between(-x, 0, 1e9)), 0.0, 0.999);
}

/// Pauses where gaps are this many times the usual one; nothing is said where there are none.
Pauses pausesIn(const ObservedRequests& seen, double usual, const Pauses& otherwise) {
    const double span = seen.to - seen.from;
    const double least = usual * span / static_cast<double>(seen.times.size());
    double time = 0, count = 0;
    for (std::size_t i = 1; i < seen.times.size(); ++i)
        if (const double gap = seen.times[i] - seen.times[i - 1]; gap > least) {
            time += gap;
            ++count;
        }
    return count > 0 ? Pauses{std::clamp(time / span, 0.01, 0.99), time / count} : otherwise;
}

/// Where the search for a part sets out when no model had it yet.
Burstiness firstGuess(const ObservedRequests& seen, const Clock& clock) {
    return {.levelCv = 0.6,
            .levelTimeS = 150,
            .pauses = pausesIn(seen, 10, {0.5, 55}),
            .longPauses = pausesIn(seen, 100, {0.27, 150}),
            .batchShare = 0.5,
            .batchSize = 3.7,
            .clockS = clock.seconds,
            .clockShare = clock.share};
}

/// The parts of `found`, and of `guess` what it has not.
Burstiness startFrom(const Burstiness& found, Burstiness guess) {
    if (found.levelCv > 0) {
        guess.levelCv = found.levelCv;
        guess.levelTimeS = found.levelTimeS;
    }
    if (found.pauses.share > 0)
        guess.pauses = found.pauses;
    if (found.longPauses.share > 0)
        guess.longPauses = found.longPauses;
    if (found.batchShare > 0 && found.batchSize > 1) {
        guess.batchShare = std::min(found.batchShare, 0.99);
        guess.batchSize = found.batchSize;
    }
    if (found.clockS > 0)
        guess.clockShare = found.clockShare;
    return guess;
}

/// What burstinessOf makes `b` of, as far as the model has it.
std::vector<double> parametersOf(const Model& m, const Burstiness& b, const Clock& clock) {
    std::vector<double> x;
    const auto odds = [](double part) { return exactLog(part / (1 - part)); };
    if (m.spacing)
        x.push_back(exactLog(b.spacingCa2));
    if (m.level)
        x.insert(x.end(), {exactLog(b.levelCv), exactLog(b.levelTimeS)});
    if (m.pauses)
        x.insert(x.end(), {odds(b.pauses.share), exactLog(b.pauses.timeS)});
    if (m.longPauses)
        x.insert(x.end(), {odds(b.longPauses.share), exactLog(b.longPauses.timeS)});
    if (m.batches)
        x.insert(x.end(), {odds(b.batchShare), exactLog(b.batchSize - 1)});
    if (clock.isShared())
        x.push_back(odds(b.clockShare));
    return x;
}

/// No scale of time is longer than `longestS`: what is as slow cannot be told from so few of its
/// turns.
Burstiness burstinessOf(const Model& m, const std::vector<double>& x, Clock clock,
                        double longestS) {
    Burstiness b{.clockS = clock.seconds, .clockShare = clock.share};
    std::size_t i = 0;
    if (m.spacing)
        b.spacingCa2 = between(x[i++], 0.05, 50);
    if (m.level) {
        b.levelCv = between(x[i++], 0.02, 10);
        b.levelTimeS = between(x[i++], 4, longestS);
    }
    if (m.pauses) {
        b.pauses.share = share(x[i++]);
        b.pauses.timeS = between(x[i++], 1, longestS);
        b.pauses.regular = m.regular;
    }
    if (m.longPauses) {
        b.longPauses.share = share(x[i++]);
        b.longPauses.timeS = between(x[i++], 1, longestS);
    }
    if (m.batches) {
        b.batchShare = share(x[i++]);
        b.batchSize = 1 + between(x[i++], 0.05, 1000);
    }
    if (clock.isShared())
        b.clockShare = share(x[i++]);
    return b;
}

/// The observed stretch, one copy after the other, as a week of short cells.
struct Stretch {
    WeeklyTraffic traffic;
    double lengthS = 0, cellS = 0;
};

Stretch stretchOf(const ObservedRequests& seen, const WeeklyTraffic& hourly, double requests) {
    Stretch s;
    const double span = seen.to - seen.from;
    const double copies =
        std::max(1.0, std::floor(std::min(requests / static_cast<double>(seen.times.size()),
                                          kSimulatedSeconds / span)));
    s.lengthS = copies * span;
    s.traffic.cellMinutes = 1;
    s.traffic.requestsPerSecond.resize(std::size_t{60} * kHoursPerWeek);
    s.cellS = s.lengthS / static_cast<double>(s.traffic.requestsPerSecond.size());
    for (std::size_t i = 0; i < s.traffic.requestsPerSecond.size(); ++i) {
        const double at = seen.from + std::fmod((static_cast<double>(i) + 0.5) * s.cellS, span);
        s.traffic.requestsPerSecond[i] =
            hourly
                .requestsPerSecond[static_cast<std::size_t>(at / kSecondsPerHour) % kHoursPerWeek];
    }
    return s;
}

/// Of the requests as they come again and again, as a plan's week does; the first round warms up.
GapFigures figuresOf(const ObservedRequests& seen) {
    const double span = seen.to - seen.from;
    const double rounds = std::clamp(
        std::round(kSimulatedRequests / std::max(1.0, static_cast<double>(seen.times.size()))), 1.0,
        kMostRounds);
    std::vector<double> times;
    for (double round = 0; round <= rounds; ++round)
        for (const double t : seen.times)
            times.push_back(t - seen.from + round * span);
    GapFigures figures = gapFigures(times, span, (rounds + 1) * span);
    figures.dispersion = gapFigures(seen.times, seen.from, seen.to).dispersion; // of what was seen
    return figures;
}

GapFigures simulated(Stretch& stretch, const Burstiness& b) {
    stretch.traffic.burstiness = b;
    const TrafficModel model = TrafficModel(stretch.traffic).compressed(60 / stretch.cellS);
    ArrivalStream stream(model, kSeed, 0, 0);
    std::vector<double> times;
    std::array<Arrival, 1024> block;
    while (const std::size_t n = stream.next(block.data(), block.size()))
        for (std::size_t i = 0; i < n; ++i)
            times.push_back(seconds(block[i].time));
    return gapFigures(times, std::min(kWarmUpS, stretch.lengthS / 4), stretch.lengthS);
}

double rawCa2(std::span<const double> times) {
    if (times.size() < 3)
        return 1;
    const auto n = static_cast<double>(times.size() - 1);
    const double mean = (times.back() - times.front()) / n;
    double squares = 0;
    for (std::size_t i = 1; i < times.size(); ++i)
        squares += (times[i] - times[i - 1] - mean) * (times[i] - times[i - 1] - mean) / n;
    return mean > 0 ? squares / (mean * mean) : 1;
}

/// The step of which all times between instants are multiples, within a hundredth; 0: none.
double gridOf(std::span<const double> instants) {
    constexpr double most = 300, least = 2, slack = 0.01, outside = 0.01;
    std::vector<double> gaps;
    for (std::size_t i = 1; i < instants.size(); ++i)
        gaps.push_back(instants[i] - instants[i - 1]);
    std::vector<double> sorted = gaps;
    std::sort(sorted.begin(), sorted.end());
    double tick = sorted[sorted.size() / 20];
    if (tick < least || tick > most)
        return 0;
    double time = 0, passed = 0; // the mean irons out a time that was rounded
    for (const double gap : gaps)
        if (gap < 10 * tick) {
            time += gap;
            passed += std::round(gap / tick);
        }
    tick = std::round(time / passed * 1000) / 1000;
    const auto off = std::count_if(gaps.begin(), gaps.end(), [&](double gap) {
        return std::fabs(gap - std::round(gap / tick) * tick) > slack * tick;
    });
    return static_cast<double>(off) <= outside * static_cast<double>(gaps.size()) ? tick : 0;
}

/// Share of the instants in the fullest fiftieth of a timer's period, beyond what chance puts
/// there.
double shareOfTimer(std::span<const double> instants, double period) {
    constexpr std::size_t kPhases = 50;
    std::array<double, 2 * kPhases> halves{};
    for (const double t : instants)
        ++halves[static_cast<std::size_t>(std::fmod(t, period) / period * 2 * kPhases) %
                 halves.size()];
    double fullest = 0; // of two halves next to each other, so that none is cut in two
    for (std::size_t i = 0; i < halves.size(); ++i)
        fullest = std::max(fullest, halves[i] + halves[(i + 1) % halves.size()]);
    const double chance = 1.0 / kPhases, n = static_cast<double>(instants.size());
    const double beyond = (fullest / n - chance) / (1 - chance);
    return beyond * n > 5 * std::sqrt(n * chance) ? beyond : 0;
}

Clock timerOf(std::span<const double> instants) {
    Clock best;
    for (const double period : {10.0, 15.0, 20.0, 30.0, 60.0, 120.0, 300.0}) {
        const double share = shareOfTimer(instants, period);
        if (share >= 0.2 && (best.seconds == 0 || share >= 0.9 * best.share))
            best = {period, share};
    }
    return best;
}

/// The models one after the other, from the best so far.
class Search {
public:
    Search(const ObservedRequests& seen, TrafficFit& fit)
        : m_fit(fit), m_coarse(stretchOf(seen, fit.traffic, kSimulatedRequests / kCoarser)),
          m_fine(stretchOf(seen, fit.traffic, kSimulatedRequests)),
          m_finest(stretchOf(seen, fit.traffic, kSimulatedRequests * kFiner)),
          m_clock(clockOf(seen.times)), m_guess(firstGuess(seen, m_clock)),
          m_longestS(std::max(60.0, (seen.to - seen.from) / kTurns)) {}

    /// Whether the model is worth its parameters; then it is the fit.
    bool improve(const Model& m) {
        // a simplex shrinks early where the ground is rough: a second one sets out from its end
        const auto start = parametersOf(m, startFrom(m_fit.traffic.burstiness, m_guess), m_clock);
        const Minimum rough = minimum(m, m_coarse, start, 1.0);
        if (rough.value >= kRough * m_closest)
            return false;
        Minimum found = minimum(m, m_fine, rough.at, 0.5);
        if (found.value >= kWorthMore * m_closest)
            return false;
        for (int again = 0; again < kMostAgain; ++again) {
            const double before = found.value;
            found = minimum(m, m_fine, found.at, 0.5);
            if (found.value >= kWorthAgain * before)
                break;
        }
        m_closest = found.value;
        m_model = m;
        m_fit.traffic.burstiness = burstinessOf(m, found.at, m_clock, m_longestS);
        m_fit.fitted = simulated(m_fine, m_fit.traffic.burstiness);
        return true;
    }

    /// The parameters once more, from so many arrivals that what is rare no longer tips the scales.
    void polish() {
        const auto from = parametersOf(m_model, m_fit.traffic.burstiness, m_clock);
        const Minimum found = minimum(m_model, m_finest, from, 0.25);
        m_fit.traffic.burstiness = burstinessOf(m_model, found.at, m_clock, m_longestS);
        m_fit.fitted = simulated(m_finest, m_fit.traffic.burstiness);
    }

private:
    Minimum minimum(const Model& m, Stretch& stretch, const std::vector<double>& start,
                    double reach) const {
        const auto f = [&](const std::vector<double>& x) {
            return distance(simulated(stretch, burstinessOf(m, x, m_clock, m_longestS)),
                            m_fit.seen);
        };
        return nelderMead(f, start, reach, kValuesPerParameter * static_cast<int>(start.size()));
    }

    TrafficFit& m_fit;
    Stretch m_coarse, m_fine, m_finest;
    Model m_model;
    Clock m_clock;
    Burstiness m_guess;
    double m_longestS, m_closest = 1e300;
};

} // namespace

WeeklyTraffic hourlyTraffic(const ObservedRequests& seen, std::vector<bool>* observed) {
    std::vector<double> counts(kHoursPerWeek), observedS(kHoursPerWeek);
    const auto hourOf = [](double s) {
        return static_cast<std::size_t>(s / kSecondsPerHour) % kHoursPerWeek;
    };
    for (double at = seen.from; at < seen.to;) {
        const double end =
            std::min(seen.to, (std::floor(at / kSecondsPerHour) + 1) * kSecondsPerHour);
        observedS[hourOf(at)] += end - at;
        at = end;
    }
    for (const double t : seen.times)
        ++counts[hourOf(t)];
    WeeklyTraffic traffic;
    for (std::size_t h = 0; h < kHoursPerWeek; ++h)
        traffic.requestsPerSecond[h] = observedS[h] > 0 ? counts[h] / observedS[h] : 0;
    if (observed) {
        observed->clear();
        for (const double s : observedS)
            observed->push_back(s > 0);
    }
    return traffic;
}

Clock clockOf(std::span<const double> times) {
    std::vector<double> instants;
    for (const double t : times)
        if (instants.empty() || t - instants.back() > kOneInstantS)
            instants.push_back(t);
    if (instants.size() < kFewestRequests)
        return {};
    if (const double tick = gridOf(instants); tick > 0)
        return {tick, 1};
    return timerOf(instants);
}

TrafficFit fitTraffic(const ObservedRequests& seen) {
    TrafficFit fit;
    fit.traffic = hourlyTraffic(seen, &fit.observed);
    fit.rawSpacingCa2 = rawCa2(seen.times);
    fit.seen = figuresOf(seen);
    if (seen.times.size() < kFewestRequests) {
        fit.fitted = fit.seen;
        return fit;
    }
    Search search(seen, fit);
    for (const Model& model : kModels)
        if (search.improve(model) && worstRatio(fit.fitted, fit.seen) <= kCloseEnough &&
            distance(fit.fitted, fit.seen) <= kNear)
            break;
    search.polish();
    return fit;
}

} // namespace pricing

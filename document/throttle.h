// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>

#include <atomic>

namespace document {

/// Lets one caller through every 50 ms, whichever thread it is on: progress is told no faster than
/// an eye follows.
class Throttle {
public:
    Throttle() { m_clock.start(); }
    bool passes() {
        const qint64 now = m_clock.elapsed();
        qint64 last = m_last;
        return now - last >= kEveryMs && m_last.compare_exchange_strong(last, now);
    }

private:
    static constexpr qint64 kEveryMs = 50;
    QElapsedTimer m_clock;
    std::atomic<qint64> m_last{0};
};

} // namespace document

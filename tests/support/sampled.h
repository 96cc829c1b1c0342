// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTest>

#include <cmath>
#include <vector>

/// How sampled figures are held against exact ones: no value beyond 4.5 standard errors and at most
/// 1 % of them (or one, when there are few) beyond 3. Seeds are fixed beforehand.
class SampledFigures {
public:
    void add(const char* what, double sampled, double exact, double standardError) {
        const double z = standardError > 0 ? std::fabs(sampled - exact) / standardError
                         : std::fabs(sampled - exact) <= 1e-9 * std::fabs(exact) ? 0
                                                                                 : 1e9;
        ++m_count;
        m_beyond3 += z > 3 ? 1 : 0;
        if (z > 4.5)
            m_worst += QString("%1: %2, expected %3 ± %4; ")
                           .arg(what)
                           .arg(sampled, 0, 'g', 10)
                           .arg(exact, 0, 'g', 10)
                           .arg(standardError, 0, 'g', 4);
    }
    /// Empty when all agree.
    QString disagreement() const {
        if (!m_worst.isEmpty())
            return m_worst;
        const int allowed = std::max(1, m_count / 100);
        return m_beyond3 <= allowed
                   ? QString()
                   : QString("%1 of %2 beyond 3 standard errors").arg(m_beyond3).arg(m_count);
    }

private:
    int m_count = 0, m_beyond3 = 0;
    QString m_worst;
};

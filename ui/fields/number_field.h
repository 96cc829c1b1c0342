// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/fields/gesture.h"

#include <QDoubleSpinBox>

#include <optional>

namespace ui {

struct NumberRange {
    double low = 0;
    double high = 1e9;
    int decimals = 6;
};

/// A figure with its unit in the field. It reports what a person changes (never what is shown) and,
/// instead of clamping in silence, says what is wrong with a figure it cannot take.
class NumberField : public QDoubleSpinBox {
    Q_OBJECT
public:
    /// `what` names the figure in the accessible name and in sentences about it.
    NumberField(const QString& objectName, const QString& what, NumberRange range,
                QWidget* parent = nullptr);

    void setUnit(const QString& unit); ///< stands behind the figure, after a narrow space
    void show(double value);
    /// What it may hold from now on; the figure shown is no edit.
    void setLimits(double low, double high);
    void setWhat(const QString& what); ///< its name in sentences and for screen readers
    /// No one figure is set: the field shows `text` until one is typed, which may be the least.
    void showAbsent(const QString& text);
    using QWidget::show;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void edited(double value, quint64 gesture);
    void problem(const QString& sentence); ///< empty: what was wrong is corrected

protected:
    QValidator::State validate(QString& text, int& pos) const override;
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    void fixup(QString& text) const override;
    void stepBy(int steps) override;
    void focusOutEvent(QFocusEvent*) override;
    void wheelEvent(QWheelEvent*) override;

private:
    void takeValue(double value);
    void takeLeast();
    void judge(const QString& text);
    void setBad(bool bad);
    QString sentenceAbout(const QString& text) const;
    std::optional<double> parsed(const QString& text) const;

    QString m_what;
    QString m_unit;
    NumberRange m_range;
    Gesture m_gesture;
    bool m_showing = false;
    bool m_bad = false;
    QString m_absent;
    std::optional<double> m_typed; ///< since it was left last
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/traffic_tools.h"

#include "ui/format.h"
#include "ui/theme.h"
#include "ui/traffic/traffic_text.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>

namespace ui {
namespace {

/// A rate: as many digits as it needs, steps of a tenth of its size.
class RateBox : public QDoubleSpinBox {
public:
    explicit RateBox(QWidget* parent) : QDoubleSpinBox(parent) {
        setDecimals(4);
        setRange(0, 99'999);
        setStepType(AdaptiveDecimalStepType);
        setValue(1);
    }
    QString textFromValue(double value) const override {
        const QString text = QString::number(value, 'f', 4);
        const qsizetype point = text.indexOf(u'.');
        qsizetype end = text.size();
        while (end > point + 3 && text[end - 1] == u'0')
            --end;
        return text.left(value >= 1000 ? point : end);
    }
    double valueFromText(const QString& text) const override {
        return rateFromText(text).value_or(value());
    }
    QValidator::State validate(QString& text, int&) const override {
        return rateFromText(text) ? QValidator::Acceptable : QValidator::Intermediate;
    }
    void stepBy(int steps) override {
        // From nothing, the adaptive step would be the smallest digit.
        if (value() == 0 && steps > 0)
            setValue(0.1 * steps);
        else
            QDoubleSpinBox::stepBy(steps);
    }
};

QWidget* separator(QWidget* parent) {
    auto* line = new QWidget(parent);
    line->setFixedSize(1, 20);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

} // namespace

TrafficTools::TrafficTools(const QList<QAction*>& tools, QMenu* patterns, QWidget* parent)
    : QWidget(parent), m_caption(new QLabel(tr("Value"), this)),
      m_unit(new QLabel(tr("requests/s"), this)), m_fields(new QStackedWidget(this)),
      m_value(new RateBox(this)), m_percent(new QSpinBox(this)) {
    setObjectName(QStringLiteral("trafficTools"));
    setFixedHeight(37);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 5);
    row->setSpacing(4);
    for (QAction* tool : tools)
        row->addWidget(addToolButton(tool));
    row->addSpacing(4);
    row->addWidget(separator(this));
    auto* pattern = new QToolButton(this);
    pattern->setObjectName(QStringLiteral("patternButton"));
    pattern->setText(tr("Pattern"));
    pattern->setIcon(icon("pattern"));
    pattern->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    pattern->setPopupMode(QToolButton::InstantPopup);
    pattern->setAutoRaise(true);
    pattern->setFocusPolicy(Qt::StrongFocus);
    pattern->setFixedHeight(28);
    pattern->setMenu(patterns);
    pattern->setToolTip(tr("Start from a named week"));
    row->addWidget(pattern);
    row->addWidget(separator(this));
    row->addSpacing(4);
    addFields();
    row->addStretch();
}

QToolButton* TrafficTools::addToolButton(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setAccessibleName(action->toolTip());
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFixedSize(28, 28);
    return button;
}

void TrafficTools::addFields() {
    m_value->setObjectName(QStringLiteral("brushValue"));
    m_value->setAccessibleName(tr("Value to paint, requests per second"));
    m_percent->setObjectName(QStringLiteral("raisePercent"));
    m_percent->setAccessibleName(tr("Change when painting, per cent"));
    m_percent->setRange(-90, 900);
    m_percent->setSingleStep(5);
    m_percent->setValue(10);
    m_percent->setSuffix(QString(kThinSpace) + u'%');
    for (QAbstractSpinBox* field :
         {static_cast<QAbstractSpinBox*>(m_value), static_cast<QAbstractSpinBox*>(m_percent)}) {
        field->setAlignment(Qt::AlignRight);
        field->setFixedSize(72, 24);
        m_fields->addWidget(field);
    }
    m_fields->setFixedSize(72, 24);
    m_caption->setBuddy(m_value);
    m_unit->setForegroundRole(QPalette::PlaceholderText);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addWidget(m_caption);
    row->addSpacing(4);
    row->addWidget(m_fields);
    row->addSpacing(4);
    row->addWidget(m_unit);
    connect(m_value, &QDoubleSpinBox::valueChanged, this, &TrafficTools::valueChanged);
    connect(m_percent, &QSpinBox::valueChanged, this, &TrafficTools::percentChanged);
}

double TrafficTools::value() const {
    return m_value->value();
}

void TrafficTools::setValue(double requestsPerSecond) {
    m_value->setValue(requestsPerSecond);
}

void TrafficTools::stepValue(int steps) {
    static_cast<QAbstractSpinBox*>(m_fields->currentWidget())->stepBy(steps);
}

void TrafficTools::showTool(Tool tool) {
    const bool percent = tool == Tool::raise;
    m_fields->setCurrentWidget(percent ? static_cast<QWidget*>(m_percent) : m_value);
    m_fields->setEnabled(tool != Tool::smooth);
    m_caption->setText(percent ? tr("Change") : tr("Value"));
    m_caption->setBuddy(m_fields->currentWidget());
    m_unit->setText(percent ? tr("per stroke") : tr("requests/s"));
}

void TrafficTools::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colours().win);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours().line);
}

void TrafficTools::resizeEvent(QResizeEvent*) {
    // The unit tells what the field is; the word before it gives way in the narrowest dock.
    m_caption->setVisible(width() >= 456);
}

} // namespace ui

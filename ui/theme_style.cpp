// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme_style.h"

#include "ui/theme.h"

#include <QProxyStyle>
#include <QStyleFactory>

namespace ui {
namespace {

class ThemeStyle : public QProxyStyle {
public:
    ThemeStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override {
        switch (metric) {
        case PM_DockWidgetTitleMargin:
            return 6;
        case PM_DockWidgetSeparatorExtent:
        case PM_SplitterWidth:
            return 4;
        case PM_SmallIconSize:
        case PM_ToolBarIconSize:
            return 16;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override {
        if (hint == SH_TabBar_ElideMode)
            return Qt::ElideNone; // the current tab is drawn semi-bold and wider than measured
        if (hint == SH_EtchDisabledText)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace

QStyle* newThemeStyle() {
    return new ThemeStyle;
}

} // namespace ui

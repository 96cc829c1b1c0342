// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme_style.h"

#include "ui/theme.h"
#include "ui/theme_draw.h"

#include <QPainter>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>

namespace ui {
namespace {

void drawDockTitle(QPainter& p, const QStyleOptionDockWidget& option) {
    const Colours& c = colours();
    p.fillRect(option.rect, c.chrome);
    p.fillRect(option.rect.adjusted(0, option.rect.height() - 1, 0, 0), c.line2);
    const int buttons = (option.closable ? 24 : 0) + (option.floatable ? 24 : 0);
    const QRect text = option.rect.adjusted(12, 0, -buttons - 4, 0);
    p.save();
    p.setFont(font(Type::small, true));
    p.setPen(c.text);
    const QString title =
        QFontMetrics(p.font()).elidedText(option.title, Qt::ElideRight, text.width());
    p.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, title);
    p.restore();
}

void drawHeaderSection(QPainter& p, const QStyleOption& option, bool divided) {
    const Colours& c = colours();
    const QRect& r = option.rect;
    p.fillRect(r, c.alt);
    p.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), c.line2);
    if (divided)
        p.fillRect(QRect(r.right(), r.top(), 1, r.height()), c.line);
}

class ThemeStyle : public QProxyStyle {
public:
    ThemeStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        switch (element) {
        case PE_PanelLineEdit: {
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (!frame || frame->lineWidth <= 0)
                break;
            return drawField(*painter, option->rect, option->state, isInvalid(widget));
        }
        case PE_FrameLineEdit:
            return; // drawn with the panel
        case PE_Frame:
            painter->setPen(colours().line2);
            return painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            return drawCheckBox(*painter, option->rect, option->state);
        case PE_IndicatorRadioButton:
            return drawRadioButton(*painter, option->rect, option->state);
        case PE_PanelButtonCommand: {
            const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            const bool isDefault = button && (button->features & QStyleOptionButton::DefaultButton);
            return drawButton(*painter, option->rect, option->state, isDefault);
        }
        case PE_PanelButtonTool:
            return drawToolButton(*painter, option->rect, option->state);
        case PE_IndicatorArrowDown: {
            // A label of ours has its own chevron.
            const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
            if (!button || !hasToolLabel(*button))
                drawChevron(*painter, option->rect, option->state & State_Enabled);
            return;
        }
        case PE_FrameFocusRect:
            return drawFocus(*painter, option->rect);
        default:
            break;
        }
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }

    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override {
        const auto* dock = qstyleoption_cast<const QStyleOptionDockWidget*>(option);
        if (element == CE_DockWidgetTitle && dock && !dock->verticalTitleBar)
            return drawDockTitle(*painter, *dock);
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (element == CE_ToolButtonLabel && button && hasToolLabel(*button))
            return drawToolLabel(*painter, *button);
        if (element == CE_ProgressBarGroove)
            return drawProgressGroove(*painter, option->rect);
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
            bar && element == CE_ProgressBarContents)
            return drawProgress(*painter, *bar);
        if (element == CE_HeaderSection || element == CE_HeaderEmptyArea)
            return drawHeaderSection(*painter, *option, element == CE_HeaderSection);
        QProxyStyle::drawControl(element, option, painter, widget);
    }

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override {
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
            spin && control == CC_SpinBox)
            return drawSpinBox(*painter, *proxy(), *spin, widget);
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
            combo && control == CC_ComboBox)
            return drawComboBox(*painter, *proxy(), *combo, widget);
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }

    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (type == CT_ToolButton && button && hasToolLabel(*button) &&
            !(button->features & QStyleOptionToolButton::MenuButtonPopup))
            return toolLabelSize(*button);
        const QSize natural = QProxyStyle::sizeFromContents(type, option, size, widget);
        return type == CT_ItemViewItem ? natural.expandedTo({0, 24}) : natural;
    }

    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override {
        const QRect natural = QProxyStyle::subElementRect(element, option, widget);
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        // As much room before the text as combo boxes have.
        if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
            return natural.adjusted(3, 0, -3, 0);
        return natural;
    }

    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override {
        const QRect natural = QProxyStyle::subControlRect(control, option, part, widget);
        // Up to the chevron, which is narrower than Fusion's arrow.
        const bool field = control == CC_ComboBox && part == SC_ComboBoxEditField;
        return field ? natural.adjusted(0, 0, 7, 0) : natural;
    }

    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override {
        switch (metric) {
        case PM_DockWidgetTitleMargin:
            return 6;
        case PM_DockWidgetSeparatorExtent:
        case PM_SplitterWidth:
            return 4;
        case PM_ToolBarItemMargin:
            return 0;
        case PM_HeaderMargin:
            return 4;
        case PM_SmallIconSize:
        case PM_ToolBarIconSize:
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
            return 16;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override {
        if (hint == SH_TabBar_ElideMode)
            return Qt::ElideNone; // the current tab is drawn semi-bold and wider than measured
        if (hint == SH_EtchDisabledText || hint == SH_DialogButtonBox_ButtonsHaveIcons)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }

    QIcon standardIcon(StandardPixmap which, const QStyleOption* option,
                       const QWidget* widget) const override {
        QIcon own;
        if (which == SP_TitleBarCloseButton || which == SP_DockWidgetCloseButton)
            own = icon("close");
        else if (which == SP_TitleBarNormalButton)
            own = icon("float");
        return own.isNull() ? QProxyStyle::standardIcon(which, option, widget) : own;
    }
};

} // namespace

QStyle* newThemeStyle() {
    return new ThemeStyle;
}

} // namespace ui

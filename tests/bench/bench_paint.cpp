// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/plan_document.h"
#include "ui/main_window.h"
#include "ui/traffic/traffic_panel.h"

#include <QAbstractEventDispatcher>
#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QMouseEvent>
#include <QTimer>

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cmath>

// The window while somebody paints: reports that reach the screen, how long its thread is ever
// blocked, and how soon the finished answer follows.

namespace {

/// Times every pass of the event loop: what runs between two of them is time nobody can click.
class LoopWatch : public QObject {
public:
    LoopWatch() {
        auto* dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { m_clock.start(); });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            if (m_clock.isValid())
                longestNs = std::max(longestNs, m_clock.nsecsElapsed());
        });
    }
    qint64 longestNs = 0;

private:
    QElapsedTimer m_clock;
};

void sendMouse(QWidget* target, QEvent::Type type, QPointF at, Qt::MouseButton button,
               Qt::MouseButtons buttons) {
    QMouseEvent event(type, at, target->mapToGlobal(at), button, buttons, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
}

void turnFor(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

void waitForFinalReport(ui::MainWindow& window) {
    while (!window.report() || window.report()->coarse)
        turnFor(5);
}

double residentMegabytes() {
    QFile status("/proc/self/statm");
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

void paintTwoSeconds(benchmark::State& state) {
    for (auto _ : state) {
        QElapsedTimer start;
        start.start();
        ui::MainWindow window;
        window.showFirstStart();
        window.resize(1440, 900);
        window.show();
        QApplication::processEvents();
        state.counters["window_ms"] = static_cast<double>(start.elapsed());
        window.document().edit("a million a week", [](pricing::Plan& plan) {
            auto& traffic = plan.scenarios[0].traffic;
            const double factor = 1e6 / traffic.requestsPerWeek();
            for (double& rate : traffic.requestsPerSecond)
                rate *= factor;
        });
        waitForFinalReport(window);
        auto* grid = window.findChild<QAbstractItemView*>("trafficGrid");
        QWidget* canvas = grid->viewport();
        int reports = 0;
        QObject::connect(&window, &ui::MainWindow::reportShown, &window, [&] { ++reports; });
        LoopWatch watch;
        QElapsedTimer clock;
        clock.start();
        const QRect area = canvas->rect().adjusted(4, 4, -4, -4);
        const auto place = [&](double t) {
            return QPointF(area.left() + area.width() * std::abs(std::fmod(t * 1.3, 2) - 1),
                           area.top() + area.height() * std::abs(std::fmod(t * 0.7, 2) - 1));
        };
        sendMouse(canvas, QEvent::MouseButtonPress, place(0), Qt::LeftButton, Qt::LeftButton);
        while (clock.elapsed() < 2000) {
            sendMouse(canvas, QEvent::MouseMove, place(clock.elapsed() / 1000.0), Qt::NoButton,
                      Qt::LeftButton);
            turnFor(8);
        }
        const int whilePainting = reports;
        sendMouse(canvas, QEvent::MouseButtonRelease, place(2), Qt::LeftButton, Qt::NoButton);
        QElapsedTimer after;
        after.start();
        turnFor(1);
        waitForFinalReport(window);
        state.counters["finished_ms"] = static_cast<double>(after.elapsed());
        state.counters["reports/s"] = whilePainting / 2.0;
        state.counters["longest_block_ms"] = static_cast<double>(watch.longestNs) / 1e6;
        state.counters["memory_MB"] = residentMegabytes();
    }
}

/// What one step of the brush costs the traffic panel, at 672 cells.
void showWeek(benchmark::State& state) {
    pricing::Plan plan;
    plan.scenarios.resize(1);
    auto& traffic = plan.scenarios[0].traffic;
    traffic.cellMinutes = 15;
    traffic.requestsPerSecond.assign(672, 1.0);
    ui::TrafficPanel panel;
    panel.resize(468, 400);
    panel.show();
    for (auto _ : state) {
        traffic.requestsPerSecond[0] += 1e-3;
        panel.show(std::make_shared<const pricing::Plan>(plan), 0);
        QApplication::processEvents();
    }
}

} // namespace

BENCHMARK(showWeek)->Unit(benchmark::kMillisecond);
BENCHMARK(paintTwoSeconds)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

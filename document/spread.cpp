// SPDX-FileCopyrightText: 2026 The Breakeven authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/recompute.h"

#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>

namespace document {

namespace {

/// One call's tasks. A thread that comes late finds no index left and never touches `task`, which
/// lives only as long as the call.
class Batch {
public:
    Batch(std::size_t count, const std::function<void(std::size_t)>& task)
        : m_count(count), m_task(&task) {}

    void work() {
        for (std::size_t i = m_next++; i < m_count; i = m_next++) {
            std::exception_ptr failure;
            try {
                (*m_task)(i);
            } catch (...) {
                failure = std::current_exception();
            }
            end(failure);
        }
    }

    /// Returns when the tasks other threads have begun are through, too.
    void wait() {
        std::unique_lock lock(m_mutex);
        m_allEnded.wait(lock, [this] { return m_ended == m_count; });
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

private:
    void end(const std::exception_ptr& failure) {
        const std::lock_guard lock(m_mutex);
        if (failure)
            m_failure = failure;
        if (++m_ended == m_count)
            m_allEnded.notify_all();
    }

    std::atomic<std::size_t> m_next{0};
    const std::size_t m_count;
    const std::function<void(std::size_t)>* m_task;
    std::mutex m_mutex;
    std::condition_variable m_allEnded;
    std::size_t m_ended = 0;
    std::exception_ptr m_failure;
};

} // namespace

pricing::ForEach spreadOver(QThreadPool& pool, int threads) {
    return [&pool, threads](std::size_t count, const std::function<void(std::size_t)>& task) {
        if (count == 0)
            return;
        const auto batch = std::make_shared<Batch>(count, task);
        const auto most = static_cast<std::size_t>(std::max(threads, 1));
        for (std::size_t i = 1; i < std::min(most, count); ++i)
            pool.start([batch] { batch->work(); });
        batch->work();
        batch->wait();
    };
}

} // namespace document
